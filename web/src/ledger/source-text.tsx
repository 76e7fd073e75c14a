/** A source as the tables write it, in English; addresses in it can be followed. */
export function SourceText({ text }: { readonly text: string }) {
  return (
    <span className="source" lang="en">
      {text.split(/(https?:\/\/[^\s,;)]+)/).map((part, i) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text in order
        i % 2 === 1 ? <a key={i} href={part} target="_blank" rel="noreferrer noopener">{new URL(part).hostname.replace(/^www\./, '')}</a> : part,
      )}
    </span>
  );
}
