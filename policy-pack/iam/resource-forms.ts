import { resourceFormsOf } from "./actions";

/** Any run of characters. */
const anyRun = Symbol("run");
/** Any run of characters within one part of an ARN. */
const runInPart = Symbol("run in a part");
/** One place of a pattern: a character or a run. */
type Place = string | symbol;

/** Names of AWS's reference that stand for one part of an ARN; others may be paths, which hold slashes and colons. */
const oneOfParts: readonly (string | undefined)[] = ["Partition", "Region", "Account", "BucketName"];

/** The places of an ARN as a policy writes it. A question mark is read as a run: it only widens. */
function placesOfText(text: string): readonly Place[] {
  return [...text].map((character) => (character === "*" || character === "?" ? anyRun : character));
}

/** The places of a form of AWS's reference: `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
function placesOfForm(form: string): readonly Place[] {
  return [...form.matchAll(/\$\{(\w+)\}|[^$]/g)].map(([place, variable]) => {
    if (oneOfParts.includes(variable)) {
      return runInPart;
    }
    return variable === undefined && place !== "*" ? place : anyRun;
  });
}

/** True where some text fits both. */
function meet(one: readonly Place[], other: readonly Place[]): boolean {
  const seen = new Set<string>();
  const open: [number, number][] = [[0, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [i, j] = next;
    const [a, b] = [one[i], other[j]];
    if (a === undefined && b === undefined) {
      return true;
    }
    // Stryker disable next-line BlockStatement,ConditionalExpression: without it the same answer takes longer
    if (seen.has(next.join())) {
      continue;
    }
    seen.add(next.join());
    if (typeof a === "symbol") {
      open.push([i + 1, j], ...(takes(a, b) ? [[i, j + 1] as [number, number]] : []));
    }
    if (typeof b === "symbol") {
      open.push([i, j + 1], ...(takes(b, a) ? [[i + 1, j] as [number, number]] : []));
    }
    if (a === b) {
      open.push([i + 1, j + 1]);
    }
  }
  return false;
}

/** True where a run may stand for a character too; what another run stands for is asked character by character. */
function takes(run: symbol, place: Place | undefined): boolean {
  return typeof place === "string" && (run === anyRun || (place !== "/" && place !== ":"));
}

/** True where some text fits two patterns of IAM. */
export function patternsMeet(one: string, other: string): boolean {
  return meet(placesOfText(one), placesOfText(other));
}

/**
 * True where an ARN of a policy may stand for a resource on which AWS checks the action, and for an action that AWS's
 * reference does not list.
 */
export function supports(action: string, resource: string): boolean {
  const forms = resourceFormsOf(action);
  return forms === undefined || forms.some((form) => meet(placesOfText(resource), placesOfForm(form)));
}
