/** Compares by the wildcards of IAM: `*` any run of characters, `?` exactly one. */
export function matchesPattern(pattern: string, text: string): boolean {
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  return known.test(text);
}

/** By pattern: a few are compared with many texts, and to compile one takes far longer than to compare it. */
const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`);
}

export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN; undefined for what is not one. */
export function parseArn(text: string): ArnParts | undefined {
  // Stryker disable next-line StringLiteral: where a resource follows, none of the four is absent
  const [arn, partition = "", service = "", region = "", account = "", ...resource] = text.split(":");
  return arn === "arn" && resource.length > 0
    ? { partition, service, region, account, resource: resource.join(":") }
    : undefined;
}

/** True for text that holds nothing but a type and wildcards: `*`, `alias/*`, `repo:*`. */
export function namesNothing(text: string): boolean {
  return wholeType.test(text.replaceAll(/[*?]+/g, "*"));
}

/** Resource parts that stand for every resource of a type: `key/*`, `table/*`, `*`, `log-group:*`. */
const wholeType = /^(?:[a-z-]+[/:])?\*(?:[/:]\*)*$/i;

/** True where an ARN names a type and nothing of it. S3 has no types: what is before the slash is the bucket. */
export function isWholeType({ service, resource }: ArnParts): boolean {
  return service === "s3" ? /^[*?]/.test(resource) : namesNothing(resource);
}

/** True where a name holds a word delimited by anything but letters and digits: `dev` in `tradai-dev`. */
export function namesWord(text: string, word: string): boolean {
  return new RegExp(`(?:^|[^a-z0-9])${word.toLowerCase()}(?:[^a-z0-9]|$)`).test(text.toLowerCase());
}
