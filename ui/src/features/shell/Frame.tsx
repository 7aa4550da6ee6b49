import { Suspense } from "react";
import type { Head } from "../../api/generated";
import { IconMark } from "../../components/IconMark";
import { MessageBar } from "../../components/MessageBar";
import { useMessageState, useMessages } from "../../state/messages";
import { useNavigation } from "../../state/navigation";
import { pages } from "./pages";
import { StatusBar } from "./StatusBar";
import { Tree } from "./Tree";
import { useFreshness } from "./useFreshness";

/** Project tree, the screen of the moment, status bar; above the screen what has to be said. */
export function Frame({ head }: { head: Head }) {
  const { place } = useNavigation();
  const { error } = useMessageState();
  const { clearError } = useMessages();
  useFreshness(head);
  const Page = pages[place.screen];
  return (
    <div className="frame">
      <Tree head={head} />
      <div className="stage">
        {head.read_only !== null && (
          <div className="message info" role="status">
            <IconMark icon="frozen" />
            <p>
              <b>Read only.</b> {head.read_only} has this project open for writing. Changes made there are
              shown here.
            </p>
          </div>
        )}
        {error && <MessageBar error={error} onClose={clearError} />}
        <div className="stage-screen">
          <Suspense fallback={null}>
            <Page key={place.screen} />
          </Suspense>
        </div>
      </div>
      <StatusBar head={head} />
    </div>
  );
}
