import { useMemo, type MouseEvent } from "react";
import { t } from "../../i18n/t.ts";
import { usePageState } from "../../state/use-page-state.tsx";
import { useTell } from "../../ui/use-toasts.tsx";
import { findLinks, type TextPiece } from "./find-links.ts";
import styles from "./conversation.module.css";

type LinkPiece = TextPiece & { readonly kind: "link" };

/** The words of a message. They are text and stay text; only links become something to press. */
export function MessageText({ text }: { readonly text: string }) {
  const pieces = useMemo(() => findLinks(text), [text]);
  return (
    <span className={styles.text}>
      {pieces.map((piece, index) =>
        piece.kind === "text" ? piece.text : <MessageLink key={index} link={piece} />,
      )}
    </span>
  );
}

function MessageLink({ link }: { readonly link: LinkPiece }) {
  const { account } = usePageState();
  const tell = useTell();
  const { href, leadsTo, target } = link;
  async function open(event: MouseEvent): Promise<void> {
    // The window itself never goes anywhere.
    event.preventDefault();
    const reply = await account.openLink(href);
    if (!reply.ok) tell.failure(reply.error);
  }
  const title =
    target === "web"
      ? t("conversation.link-host", { host: leadsTo })
      : t("conversation.link-mail", { address: leadsTo });
  return (
    <>
      <a href={href} title={title} rel="noreferrer" onClick={(event) => void open(event)}>
        {link.text}
      </a>
      {!link.isPlain && (
        <span className={styles.really}> ({t("conversation.link-really", { host: leadsTo })})</span>
      )}
    </>
  );
}
