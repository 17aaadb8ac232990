import { UserError } from "../errors";

/** The six parts of an ARN. All but the resource are literal in a policy of this program. */
export interface Arn {
  readonly text: string;
  readonly service: string;
  /** Empty for services without a region. */
  readonly region: string;
  /** Twelve digits, `aws` for what AWS owns, or empty. */
  readonly account: string;
  /** Everything behind the fifth colon; may hold `*` and `?`. */
  readonly resource: string;
}

/** Whether the text holds a wildcard of IAM or a policy variable, whose value nobody knows here. */
export function hasWildcard(text: string): boolean {
  return /[*?]|\$\{/.test(text);
}

/** @throws UserError when the text is no ARN of the partition `aws`, or a wildcard stands before the resource. */
export function parseArn(text: string): Arn {
  const [scheme, partition, service, region, account, ...rest] = text.split(":");
  const resource = rest.join(":");
  if (scheme !== "arn" || service === undefined || region === undefined || account === undefined) {
    throw new UserError(`policy resource "${text}" is not an ARN (arn:aws:service:region:account:resource)`);
  }
  if (resource === "") {
    throw new UserError(`policy resource "${text}" names no resource behind the account`);
  }
  if (partition !== "aws") {
    throw new UserError(`policy resource "${text}" is of the partition "${partition}"; allowed: aws`);
  }
  if (hasWildcard(`${service}${region}${account}`)) {
    throw new UserError(
      `policy resource "${text}" has a wildcard before the resource; service, region and account are literal`,
    );
  }
  return { text, service, region, account, resource };
}

/** Variables of the data's ARN patterns whose values may contain a slash; all others end at one. */
const mayHoldSlash =
  /WithPath$|^(?:ObjectName|LogGroupName|LogStreamName|Alias|AlarmName|SecretId|EntityPath|ConfigId|RepositoryName|ParameterNameWithoutLeadingSlash|ApiSpecificResourcePath|EncodedPackageGroupPattern|PackageNamespace|ResourceType|RecoveryPointId|ResourceId)$/;
/** Variables whose values may contain a colon. */
const mayHoldColon = /^(?:ObjectName|OptionGroupName|RecoveryPointId|ResourceType)$/;

/** One step of a pattern: a set of characters, once or any number of times. */
interface Step {
  readonly accepts: (character: string) => boolean;
  readonly literal?: string;
  readonly many: boolean;
}

const anything = (): boolean => true;

function stepsOfPolicy(resource: string): Step[] {
  // A policy variable such as `${aws:PrincipalTag/team}` can stand for any text.
  return [...resource.replace(/\$\{[^}]*\}/g, "*")].map((character) =>
    character === "*" || character === "?"
      ? { accepts: anything, many: character === "*" }
      : { accepts: (other) => other === character, literal: character, many: false },
  );
}

function stepsOfType(pattern: string): Step[] {
  return pattern.split(/(\$\{[^}]+\}|\*)/).flatMap((piece): Step[] => {
    const variable = /^\$\{([^}]+)\}$/.exec(piece)?.[1];
    if (piece === "*") {
      return [{ accepts: anything, many: true }];
    }
    if (variable === undefined) {
      return stepsOfPolicy(piece);
    }
    const accepts = (character: string): boolean =>
      (character !== "/" || mayHoldSlash.test(variable)) &&
      (character !== ":" || mayHoldColon.test(variable));
    return [
      { accepts, many: false },
      { accepts, many: true },
    ];
  });
}

/** Whether some character satisfies both steps. At most one of two character classes here is not a literal. */
function overlap(one: Step, other: Step): boolean {
  if (one.literal !== undefined) {
    return other.accepts(one.literal);
  }
  return other.literal === undefined || one.accepts(other.literal);
}

/** Whether one string is matched by both patterns. */
function intersects(one: readonly Step[], other: readonly Step[]): boolean {
  const seen = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const a = one[i];
    const b = other[j];
    if (a === undefined && b === undefined) {
      return true;
    }
    const place = i * (other.length + 1) + j;
    const known = seen.get(place);
    if (known !== undefined) {
      return known;
    }
    let found = false;
    if (a?.many === true && from(i + 1, j)) {
      found = true;
    } else if (b?.many === true && from(i, j + 1)) {
      found = true;
    } else if (a !== undefined && b !== undefined && overlap(a, b)) {
      // A repeated step that stays on both sides would not advance; leaving it is covered above.
      found = !(a.many && b.many) && from(a.many ? i : i + 1, b.many ? j : j + 1);
    }
    seen.set(place, found);
    return found;
  };
  return from(0, 0);
}

function partFits(part: string, pattern: string): boolean {
  return pattern === "*" || (pattern.startsWith("${") ? part !== "" : part === pattern);
}

const fitCache = new Map<string, boolean>();

/**
 * Whether the ARN, with its wildcards, can stand for a resource of a type.
 *
 * @param pattern the type's ARN in the data, for example `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`.
 */
export function fitsType(arn: Arn, pattern: string): boolean {
  const key = `${arn.text} ${pattern}`;
  const known = fitCache.get(key);
  if (known !== undefined) {
    return known;
  }
  const [, , service = "", region = "", account = "", ...rest] = pattern.split(":");
  const fits =
    partFits(arn.service, service) &&
    partFits(arn.region, region) &&
    partFits(arn.account, account) &&
    intersects(stepsOfPolicy(arn.resource), stepsOfType(rest.join(":")));
  fitCache.set(key, fits);
  return fits;
}
