import type { RenderedStatement } from "./canonical";

/** Freezes a value and everything in it. */
function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/**
 * A finished policy document: frozen, canonical. `json` is the plain string that a resource takes; it is known in
 * the first preview.
 */
export class PolicyDocument {
  readonly Version = "2012-10-17";
  readonly Statement: readonly RenderedStatement[];
  readonly #json: string;

  constructor(statements: readonly RenderedStatement[]) {
    this.Statement = deepFreeze([...statements]);
    this.#json = JSON.stringify({ Version: this.Version, Statement: this.Statement });
    Object.freeze(this);
  }

  /** The document as compact JSON. */
  get json(): string {
    return this.#json;
  }

  /** Characters as IAM counts them: white space left out. */
  get size(): number {
    return sizeOf(this.#json);
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: white space is not counted. */
export function sizeOf(json: string): number {
  return json.replace(/\s/g, "").length;
}
