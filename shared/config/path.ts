/** Position of a value: a key first, then properties and list indexes. */
export type Path = readonly (string | number)[];

const longest = 100;

/** A value as an error message shows it: JSON, cut where it would fill the screen. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}

/** `tradai:identity.callbackUrls[0]` */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step, index) =>
      typeof step === "number" ? `${text}[${step}]` : index === 0 ? step : `${text}.${step}`,
    "",
  );
}
