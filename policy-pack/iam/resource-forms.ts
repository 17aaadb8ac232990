import { resourceFormsOf } from "./actions";
import { parseArn } from "./patterns";

/** Any run of characters. */
const anyRun = Symbol("run");
/** Any run of characters without a slash. */
const runInName = Symbol("run in a name");
/** One place of a pattern: a character or a run. */
type Place = string | symbol;

/** The places of an ARN's resource part as a policy writes it. A question mark is read as a run: it only widens. */
function placesOfText(resource: string): readonly Place[] {
  return [...resource].map((character) => (character === "*" || character === "?" ? anyRun : character));
}

/** The places of a form of AWS's reference. A bucket's name holds no slash; other names may be paths. */
function placesOfForm(resource: string): readonly Place[] {
  return [...resource.matchAll(/\$\{(\w+)\}|[^$]|\$(?!\{)/g)].map(([place, variable]) => {
    if (variable === undefined) {
      return place;
    }
    return variable === "BucketName" ? runInName : anyRun;
  });
}

/** True where some text fits both. */
function meet(one: readonly Place[], other: readonly Place[]): boolean {
  const seen = new Set<number>();
  const open: [number, number][] = [[0, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [i, j] = next;
    const key = i * (other.length + 1) + j;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    if (i === one.length && j === other.length) {
      return true;
    }
    const [a, b] = [one[i], other[j]];
    if (typeof a === "symbol") {
      open.push([i + 1, j]);
    }
    if (typeof b === "symbol") {
      open.push([i, j + 1]);
    }
    if (a === undefined || b === undefined) {
      continue;
    }
    if (typeof a === "symbol" && takes(a, b)) {
      open.push([i, j + 1]);
    }
    if (typeof b === "symbol" && takes(b, a)) {
      open.push([i + 1, j]);
    }
    if (a === b) {
      open.push([i + 1, j + 1]);
    }
  }
  return false;
}

/** True where some text fits two patterns of IAM. */
export function patternsMeet(one: string, other: string): boolean {
  return meet(placesOfText(one), placesOfText(other));
}

function takes(run: symbol, place: Place): boolean {
  return run === anyRun || place !== "/";
}

/**
 * True where an ARN of a policy may stand for a resource on which AWS checks the action; undefined for an action that
 * AWS's reference does not list. Region and account are not compared.
 */
export function supports(action: string, resource: string): boolean | undefined {
  const arn = parseArn(resource);
  return resourceFormsOf(action)?.some((form) => {
    const parts = parseArn(form);
    return (
      arn !== undefined &&
      parts !== undefined &&
      // A backup is a resource of the service that it is of.
      (parts.service === arn.service || parts.service === "${Vendor}") &&
      meet(placesOfText(arn.resource), placesOfForm(parts.resource))
    );
  });
}
