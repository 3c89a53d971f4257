/** HTML that the Markdown room has sanitised; nothing else may come in here. */
type Props = { html: string; className?: string | undefined };

export function Markup({ html, className }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the Markdown room's output is sanitised.
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
