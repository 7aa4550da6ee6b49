//! Lists as the programs and carriers of the field export them: what each column is taken for, and how many numbers
//! come out. Header names are facts of those exports; the rows are invented.

use std::collections::BTreeMap;

use super::tables;
use crate::intake::{
    Field::{self, *},
    List, StageContext, fixtures,
    stage::stage,
};

struct Export {
    who: &'static str,
    rows: &'static [&'static str],
    columns: &'static [(Field, u16)],
    more: &'static [u16],
    numbers: usize,
}

const EXPORTS: &[Export] = &[
    // learn.microsoft.com, Get-CsPhoneNumberAssignment, piped to Export-Csv.
    Export {
        who: "Microsoft Teams, Get-CsPhoneNumberAssignment",
        rows: &[
            "TelephoneNumber | OperatorId | NumberType | ActivationState | AssignedPstnTargetId | AssignmentCategory | Capability | City | CivicAddressId | IsoCountryCode | IsoSubdivision | LocationId | NumberSource | PstnAssignmentStatus",
            "+14145550100 | 2b24d246-a9ee-428b-96bc-fb9d9a053c8d | CallingPlan | Activated | dc13d97b-7897-494e-bc28-6b469bf7a70e | Primary | UserAssignment | Milwaukee | 703b30e5-dbdd-4132-9809-4c6160a6acc7 | US | Wisconsin | 407c17ae-8c41-431e-894a-38787c682f68 | Online | UserAssigned",
            "+14145550101 | 2b24d246-a9ee-428b-96bc-fb9d9a053c8d | CallingPlan | Activated | | Primary | UserAssignment | Milwaukee | 703b30e5-dbdd-4132-9809-4c6160a6acc7 | US | Wisconsin | 407c17ae-8c41-431e-894a-38787c682f68 | Online | Unassigned",
        ],
        columns: &[(Number, 1), (Use, 3), (City, 8), (State, 11)],
        more: &[],
        numbers: 2,
    },
    // learn.microsoft.com, Teams admin centre, Voice > Phone numbers, Export to CSV.
    Export {
        who: "Microsoft Teams admin centre",
        rows: &[
            "Phone number | Number type | Activation status | Number status | Assigned to | City | Emergency location | Number provider",
            "+1 414-555-0100 | Operator Connect | Active | Assigned | Ada Lovelace | Milwaukee | 330 N Water St | Lakeland",
            "+1 414-555-0101 | Operator Connect | Active | Unassigned | | Milwaukee | 330 N Water St | Lakeland",
        ],
        columns: &[
            (Number, 1),
            (Name, 5),
            (Use, 2),
            (Carrier, 8),
            (City, 6),
            (Address911, 7),
        ],
        more: &[],
        numbers: 2,
    },
    // twilio.com/docs, IncomingPhoneNumber: friendly name, capabilities, SIDs.
    Export {
        who: "Twilio",
        rows: &[
            "Number | Friendly Name | Country | Type | Voice URL | Voice capability | SMS capability | SID | Account SID",
            "+14145550100 | Front desk | US | Local | https://example.test/voice | true | true | PN4145550100aaaaaaaaaaaaaaaaaaaaaa | AC00000000000000000000000000000000",
            "+18005550101 | Support | US | Toll Free | https://example.test/voice | true | false | PN4145550101aaaaaaaaaaaaaaaaaaaaaa | AC00000000000000000000000000000000",
        ],
        columns: &[(Number, 1), (Name, 2), (Use, 4), (Target, 5)],
        more: &[],
        numbers: 2,
    },
    // developers.telnyx.com, phone_numbers/csv_downloads.
    Export {
        who: "Telnyx",
        rows: &[
            "phone_number | status | connection_name | connection_id | tags | customer_reference | phone_number_type | emergency_address_id | purchased_at",
            "+14145550100 | active | PBX trunk | 1494404757140276705 | hq | | local | 1494404757140276706 | 2024-03-01T10:33:22Z",
            "+14145550101 | active | PBX trunk | 1494404757140276705 | hq | | local | 1494404757140276706 | 2024-03-01T10:33:22Z",
        ],
        columns: &[
            (Number, 1),
            (Use, 7),
            (Note, 5),
            (Target, 3),
            (Address911, 8),
        ],
        more: &[],
        numbers: 2,
    },
    // dev.bandwidth.com, /inserviceNumbers and tns reports: FullNumber, City, State, RateCenter, Tier, Lata.
    Export {
        who: "Bandwidth",
        rows: &[
            "FullNumber | City | Lata | State | RateCenter | Tier | SubAccount | Location | Status | OrderId",
            "4145550100 | MILWAUKEE | 356 | WI | MILWAUKEE | 0 | Main | 28 | Inservice | 8042001144",
            "4145550101 | MILWAUKEE | 356 | WI | MILWAUKEE | 0 | Main | 28 | Inservice | 8042001145",
        ],
        columns: &[(Number, 1), (Site, 8), (Account, 7), (City, 2), (State, 4)],
        more: &[],
        numbers: 2,
    },
    // support.ringcentral.com, Phone System > Phone Numbers > Export.
    Export {
        who: "RingCentral",
        rows: &[
            "Phone Number | Ext. | Assigned To | Type | Location | Status | Site",
            "(414) 555-0100 | 101 | Ada Lovelace | Direct Number | Milwaukee, WI | In use | Main Site",
            "(414) 555-0101 | | Company | Company Fax Number | Milwaukee, WI | In use | Main Site",
        ],
        columns: &[(Number, 1), (Extension, 2), (Name, 3), (Use, 4), (Site, 7)],
        more: &[],
        numbers: 2,
    },
    // support.zoom.com KB0069388, KB0076468: Phone Numbers > Export.
    Export {
        who: "Zoom Phone",
        rows: &[
            "Number | Number Type | Ext. | Assigned To | Area | Site | Capability | Carrier | Source | Status",
            "+14145550100 | Toll | 800101 | Ada Lovelace | Milwaukee, Wisconsin | Main Site | Incoming & Outgoing | Lakeland | External | Normal",
            "+18005550101 | Toll-free | 800102 | Main Auto Receptionist | | Main Site | Incoming | Lakeland | External | Normal",
        ],
        columns: &[
            (Number, 1),
            (Extension, 3),
            (Name, 4),
            (Use, 2),
            (Site, 6),
            (Carrier, 8),
        ],
        more: &[],
        numbers: 2,
    },
    // help.mypurecloud.com, DID numbers > export; DID ranges have a start and an end.
    Export {
        who: "Genesys Cloud, DID ranges",
        rows: &[
            "DID Start | DID End | Service Provider | Comments | Range Size",
            "+14145550100 | +14145550119 | Lakeland | main | 20",
            "+14145550150 | +14145550150 | Lakeland | fax | 1",
        ],
        columns: &[
            (Number, 1),
            (Carrier, 3),
            (Note, 4),
            (Quantity, 5),
            (RangeEnd, 2),
        ],
        more: &[],
        numbers: 21,
    },
    // cisco.com, CUCM Bulk Administration Guide 12.5, phone export: line fields end in the line's index.
    Export {
        who: "Cisco CUCM, bulk export",
        rows: &[
            "Device Name | Description | Device Pool | Location | Directory Number 1 | Route Partition 1 | External Phone Number Mask 1 | Line Text Label 1 | Display 1",
            "SEP001122334455 | Ada Lovelace | HQ-DP | Hub_None | 2101 | Internal-PT | 414555XXXX | Lovelace - 2101 | Ada Lovelace",
            "SEP00112233445A | Front desk | HQ-DP | Hub_None | 0102 | Internal-PT | 414555XXXX | Front - 0102 | Front desk",
        ],
        columns: &[(Number, 7), (Extension, 5), (Name, 2), (Site, 4)],
        more: &[],
        numbers: 2,
    },
    // sangomakb.atlassian.net, Bulk Handler > DIDs: extension is the DID.
    Export {
        who: "FreePBX, bulk handler, DIDs",
        rows: &[
            "cidnum | extension | destination | privacyman | alertinfo | ringing | mohclass | description | grppre | delay_answer | pricid",
            "| 4145550100 | ext-group,600,1 | 0 | | | default | Main line | | 0 |",
            "| 4145550101 | from-did-direct,101,1 | 0 | | | default | Records fax | | 0 |",
        ],
        columns: &[(Number, 2), (Name, 8), (Target, 3)],
        more: &[],
        numbers: 2,
    },
    // FusionPBX, app/destinations, export.
    Export {
        who: "FusionPBX, destinations",
        rows: &[
            "destination_type | destination_number | destination_context | destination_app | destination_data | destination_enabled | destination_description",
            "inbound | 4145550100 | public | transfer | 101 XML example.test | true | Main",
            "inbound | 14145550101 | public | transfer | 102 XML example.test | true | Fax",
        ],
        columns: &[(Number, 2), (Name, 7), (Target, 4)],
        more: &[],
        numbers: 2,
    },
    // github.com/iDebugAll/phonebox_plugin: number, tenant, region, forward_to, provider, description.
    Export {
        who: "NetBox phonebox",
        rows: &[
            "number | tenant | region | forward_to | description | provider | tags",
            "+14145550100 | Northgate | Milwaukee | | Main | Lakeland | hq",
            "8005550101 | Northgate | Milwaukee | +14145550100 | Support | Lakeland | hq",
        ],
        columns: &[
            (Number, 1),
            (Name, 5),
            (Site, 3),
            (Carrier, 6),
            (Note, 7),
            (RingTo, 4),
            (BillingName, 2),
        ],
        more: &[],
        numbers: 2,
    },
    // AT&T business bills: account is the BTN with three digits more, lines are working telephone numbers.
    Export {
        who: "a bill by working telephone number",
        rows: &[
            "Account Number | BTN | WTN | Circuit ID | USOC | Qty | Monthly Charge | Service Address",
            "4145550100371 | 4145550100 | 4145550101 | 36.HCGS.414555.0100 | 1MB | 1 | $27.95 | 330 N Water St, Milwaukee WI 53202",
            "4145550100371 | 4145550100 | 4145550102 | 36.HCGS.414555.0101 | 1MB | 3 | $27.95 | 330 N Water St, Milwaukee WI 53202",
        ],
        columns: &[(Number, 3), (Account, 1), (Btn, 2), (ServiceAddress, 8)],
        more: &[],
        numbers: 2,
    },
    // Comcast Business invoices list voice lines by telephone number below the account.
    Export {
        who: "a cable carrier's voice lines",
        rows: &[
            "Account Number | Location Name | Service Address | Telephone Number | Product | Order Number | Amount",
            "8155100120042001 | Main | 330 N Water St, Milwaukee, WI 53202 | 414-555-0100 | Business Voice | 4145559000 | 34.95",
            "8155100120042001 | Main | 330 N Water St, Milwaukee, WI 53202 | 414-555-0101 | Business Voice | 4145559001 | 34.95",
        ],
        columns: &[(Number, 4), (Site, 2), (Account, 1), (ServiceAddress, 3)],
        more: &[],
        numbers: 2,
    },
    // Lumen (CenturyLink) invoices: BAN, service id.
    Export {
        who: "a bill by billing account number",
        rows: &[
            "BAN | Invoice Number | Bill Date | Service ID | Billing Telephone Number | Usage TN | City | St | Zip",
            "5-ABCD1234 | 4145550177 | 10/28/2026 | BBKX000111 | (414) 555-0100 | (414) 555-0101 | Milwaukee | WI | 53202",
            "5-ABCD1234 | 4145550177 | 10/28/2026 | BBKX000112 | (414) 555-0100 | (414) 555-0102 | Milwaukee | WI | 53202",
        ],
        columns: &[
            (Number, 6),
            (Account, 1),
            (Btn, 5),
            (City, 7),
            (State, 8),
            (Zip, 9),
            (BillDate, 3),
        ],
        more: &[],
        numbers: 2,
    },
    Export {
        who: "a college's cut sheet",
        rows: &[
            "Lakeside College \u{2014} cut sheet, phase 2",
            "Bldg | Room | Jack | Old Ext | New DID | Current DID | Name | Dept | Phone Type | MAC Address | Switch Port | Port?",
            "Science | 204 | 2-104-A | 4100 | | 414-555-0100 | Ada Lovelace | Maths | VVX 350 | 2016255501AB | 2/0/10 | Y",
            "Science | 205 | 2-105-A | 4101 | | 414-555-0101 | Lab fax | Maths | Analog | 201625550102 | 2/0/11 | N",
        ],
        columns: &[
            (Number, 6),
            (Extension, 4),
            (Name, 7),
            (Use, 9),
            (Site, 1),
            (Floor, 2),
            (Disposition, 12),
            (Target, 5),
        ],
        more: &[],
        numbers: 2,
    },
    Export {
        who: "a directory with fax and mobile beside the direct line",
        rows: &[
            "Name | Title | Direct Line | Fax | Mobile | Ext",
            "Ada Lovelace | Director | 414-555-0100 | 414-555-0110 | 262-555-0150 | 100",
            "Mary Shelley | Editor | 414-555-0101 | 414-555-0111 | 262-555-0151 | 101",
        ],
        columns: &[(Number, 3), (Extension, 6), (Name, 1)],
        more: &[4],
        numbers: 4,
    },
];

#[test]
fn exports_of_the_field_are_understood_without_a_question() {
    let repairs = BTreeMap::new();
    let mut wrong = Vec::new();
    for export in EXPORTS {
        let sheet = fixtures::sheet(export.rows);
        let tables = tables(&sheet);
        let [table] = tables.as_slice() else {
            wrong.push(format!("{}: {} tables", export.who, tables.len()));
            continue;
        };
        let got: BTreeMap<_, _> = table.mapping.columns.clone();
        let wanted: BTreeMap<_, _> = export.columns.iter().copied().collect();
        if got != wanted {
            wrong.push(format!(
                "{}:\n  got    {got:?}\n  wanted {wanted:?}",
                export.who
            ));
        }
        if table.mapping.more_numbers != export.more {
            wrong.push(format!(
                "{}: more {:?}",
                export.who, table.mapping.more_numbers
            ));
        }
        let context = StageContext {
            file: "export.csv",
            region: "US",
            repairs: &repairs,
            list: List::Bill,
            running_text: false,
        };
        let staged = stage(&sheet, &table.mapping, &context);
        if (staged.numbers, staged.refused.len()) != (export.numbers, 0) {
            wrong.push(format!(
                "{}: {} numbers, refused {:?}",
                export.who, staged.numbers, staged.refused
            ));
        }
        if table.confidence < 0.6 {
            wrong.push(format!("{}: sure {}", export.who, table.confidence));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
