/**
 * The stack's configuration as the engine puts it into `PULUMI_CONFIG`: a JSON object of strings by full key,
 * for example `aws:region`. Not every host passes it, so rules do without where a URN or a provider tells.
 */
export function stackConfigOf(text: string | undefined): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    return typeof parsed === "object" && parsed !== null
      ? Object.fromEntries(
          Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
        )
      : {};
  } catch {
    return {};
  }
}
