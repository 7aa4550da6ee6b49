import "./accounts.css";
import { useState } from "react";
import type { AccountDetail, AccountForm, AccountId, SiteId } from "../../api/generated";
import { useAsk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { EmptyState } from "../../components/EmptyState";
import { IconMark, isQuiet } from "../../components/IconMark";
import { Screen, Wait } from "../../components/Screen";
import { Segments } from "../../components/Segments";
import { useNavigation, usePlace } from "../../state/navigation";
import { CallsPanel } from "../evidence/CallWeek";
import { EvidencePanel } from "../evidence/EvidencePanel";
import { Sites } from "../sites/Sites";
import { BtnRule } from "./BtnRule";
import { Comparison } from "./Comparison";
import { EditAccount, emptyAccount } from "./EditAccount";
import { CoverageLedger, ThreeLists } from "./Lists";
import { Consequences, Papers } from "./Papers";
import { type Evidence, PasteText } from "./PasteText";

function Facts({ account }: { account: AccountDetail }) {
  return (
    <dl className="ac-facts">
      {account.facts.map(({ label, value, icon }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {icon ? (
              <IconMark icon={icon} quiet={isQuiet(icon)}>
                {value}
              </IconMark>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface DetailProps {
  account: AccountDetail;
  onPaste: () => void;
  onEdit: () => void;
  onEditSite: (site: SiteId) => void;
}

function Detail({ account, onPaste, onEdit, onEditSite }: DetailProps) {
  return (
    <div className="ac-account">
      <Facts account={account} />
      {account.csr_text === "" ? (
        <EmptyState
          title="No CSR yet"
          action={
            <Button look="go" icon="attach" onPress={onPaste}>
              Paste CSR…
            </Button>
          }
        >
          Paste it as the carrier sent it; it is kept letter by letter. Names and addresses are then compared
          with it before the carrier does.
        </EmptyState>
      ) : (
        <Comparison key={account.id} account={account} onEditAccount={onEdit} onEditSite={onEditSite} />
      )}
      <div className="ac-parts">
        <ThreeLists account={account} />
        <CoverageLedger account={account} />
        <BtnRule key={account.id} account={account} />
        <Consequences asked={account.consequences} />
        <Papers papers={account.papers} />
      </div>
      <EvidencePanel account={account.id} whose={account.carrier} />
      <CallsPanel account={account.id} />
    </div>
  );
}

export default function AccountsPage() {
  const accounts = useAsk("accounts_list", {});
  const place = usePlace("accounts");
  const { go } = useNavigation();
  const [editing, setEditing] = useState<AccountForm | null>(null);
  const [pasting, setPasting] = useState<Evidence | null>(null);
  /** Which site is open; null for the list of them, undefined for none. */
  const [site, setSite] = useState<SiteId | null | undefined>(undefined);
  const list = accounts.data ?? [];
  const id: AccountId | null = list.find((it) => it.id === place?.id)?.id ?? list[0]?.id ?? null;
  const detail = useAsk("account_detail", { id: id ?? 0 }, { when: id !== null, keep: true });
  const account = detail.data;
  const create = () => setEditing(emptyAccount);
  return (
    <Screen
      title="Accounts"
      lead={
        id !== null && (
          <Segments
            label="Account"
            value={String(id)}
            onChange={(value) => go({ screen: "accounts", id: Number(value) })}
            segments={list.map((it) => ({
              value: String(it.id),
              label: (
                <>
                  <IconMark icon={it.mark.icon} label={it.mark.text} />
                  {it.carrier} <span className="label">{it.numbers.toLocaleString("en-US")}</span>
                </>
              ),
            }))}
          />
        )
      }
      tools={
        account && (
          <>
            <Button look="quiet" icon="add" aria-label="New account" onPress={create} />
            <Button icon="pen" onPress={() => setEditing(account.form)}>
              Edit…
            </Button>
            <Button onPress={() => setSite(null)}>Sites…</Button>
            <Button icon="attach" onPress={() => setPasting("csr")}>
              Paste CSR…
            </Button>
            <Button icon="attach" onPress={() => setPasting("bill")}>
              Paste bill…
            </Button>
          </>
        )
      }
    >
      <Wait of={accounts}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title="No losing account yet"
              action={
                <Button look="go" icon="add" onPress={create}>
                  New account…
                </Button>
              }
            >
              An import makes them where a column names the carrier or the account. One can also be written by
              hand.
            </EmptyState>
          ) : (
            <Wait of={detail}>
              {(it) => (
                <Detail
                  account={it}
                  onPaste={() => setPasting("csr")}
                  onEdit={() => setEditing(it.form)}
                  onEditSite={setSite}
                />
              )}
            </Wait>
          )
        }
      </Wait>
      {editing && <EditAccount form={editing} onClose={() => setEditing(null)} />}
      {pasting && account && (
        <PasteText key={pasting} account={account} what={pasting} onClose={() => setPasting(null)} />
      )}
      {site !== undefined && <Sites start={site} onClose={() => setSite(undefined)} />}
    </Screen>
  );
}
