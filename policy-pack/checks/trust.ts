import { isAnotherAccount } from "../iam/accounts";
import type { Principal, Statement } from "../iam/document";
import { conditionsOn, isConditionedOn, mentions } from "../iam/document";
import type { DocumentKind } from "../iam/documents";
import { statementsOf } from "../iam/documents";
import { narrows } from "../iam/narrowing";
import { parseArn } from "../iam/patterns";
import { sendsNoSourceOnAssume, sendsSourceOnAssume } from "../iam/trusted-services";
import { sendsSourceToResource, sendsSourceToTopic, sourceKeys } from "../iam/trusted-services";
import type { Check } from "../rule";

/** Keys that tell one caller of an account from another. An external id alone is a constant anybody can read. */
const callerKeys = [
  "aws:MultiFactorAuthPresent",
  "aws:MultiFactorAuthAge",
  "aws:PrincipalArn",
  "aws:PrincipalTag",
  "aws:userid",
  "aws:username",
] as const;
/** Keys whose value is an account. */
const accountKeys = ["aws:SourceAccount", "aws:PrincipalAccount", "kms:CallerAccount"] as const;
/** Keys that keep a statement for everybody within the account or organisation. */
const insideKeys = [
  ...sourceKeys,
  ...accountKeys,
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:SourceVpce",
] as const;
const guarded: readonly DocumentKind[] = ["resource", "key"];
const every: readonly DocumentKind[] = ["trust", ...guarded];
/** EventBridge says to queues for which rule it sends. */
const queueType = "aws:sqs/queuePolicy:QueuePolicy";
const topicType = "aws:sns/topicPolicy:TopicPolicy";
/** Types whose statements for EventBridge must not carry a source: it sends none to topics and their keys. */
const eventsWithoutSource = [topicType, "aws:kms/keyPolicy:KeyPolicy"];

/** Whom a statement lets in. The tables below tell which of them are services. */
function callers({ principals }: Statement): readonly string[] {
  return principals.map(({ value }) => value);
}

/** True for the root of an account, and for its number, which means the same. */
function isRoot(value: string): boolean {
  return value.endsWith(":root") || !/\D/.test(value);
}

/** The account that a principal or a condition's value names, with its wildcards; empty where none is named. */
function accountIn(value: string): string {
  return /\D/.test(value) ? (parseArn(value)?.account ?? "") : value;
}

/** False where a subject lets in more than one owner's or repository's: `repo:owner/*` and what follows. */
function namesRepository(value: string): boolean {
  return value.split(":", 2).every((part) => !/[*?]/.test(part));
}

/** Who may assume the role: one caller, not an account, a provider or the world. */
const callerNamed: Check = function* (subject) {
  for (const statement of statementsOf(subject, "trust").filter(({ allows }) => allows)) {
    for (const principal of statement.principals) {
      if ((isRoot(principal.value) || principal.kind === "*") && !isConditionedOn(statement, callerKeys)) {
        yield {
          found: `${statement.label} trusts ${principal.value} without saying which caller`,
          expected: "a condition on MFA, principal tag or principal ARN; an external id alone is a constant",
        };
      }
      if (principal.kind === "Federated") {
        const names = (suffix: string): boolean =>
          statement.conditions.some(
            (condition) =>
              condition.key.endsWith(suffix) && narrows(condition) && condition.values.every(namesRepository),
          );
        if (!names(":sub") || !names(":aud")) {
          yield {
            found: `${statement.label} trusts every identity of ${principal.value}`,
            expected: "conditions on the audience and on the subject (repository and branch)",
          };
        }
      }
    }
  }
};

const sourceOfAssumer: Check = function* (subject) {
  for (const statement of statementsOf(subject, "trust").filter(({ allows }) => allows)) {
    for (const service of callers(statement)) {
      const page = sendsSourceOnAssume[service];
      if (page !== undefined && !isConditionedOn(statement, sourceKeys)) {
        yield {
          found: `${statement.label} trusts ${service} whoever it acts for`,
          expected: `aws:SourceAccount or aws:SourceArn (${page})`,
        };
      }
      if (sendsNoSourceOnAssume.includes(service) && mentions(statement, sourceKeys)) {
        yield {
          found: `${statement.label} demands a source that ${service} never sends: nothing can assume the role`,
          expected: "no condition on aws:SourceArn or aws:SourceAccount",
        };
      }
    }
  }
};

/** Why a principal may not stand in any document; undefined where it may. */
function problemOf({ kind, value }: Principal, account: string | undefined): string | undefined {
  if (kind === "Service") {
    const isService = value.endsWith(".amazonaws.com") && !/[*?]/.test(value);
    return isService ? undefined : `names ${value}, which is no service`;
  }
  const named = accountIn(value);
  if (named !== "" && account !== undefined && named !== account) {
    return `admits ${value} of another account`;
  }
  return kind === "CanonicalUser" || (kind === "AWS" && !isRoot(value))
    ? `names ${value} as principal`
    : undefined;
}

const principalsKnown: Check = function* (subject, { place }) {
  for (const statement of statementsOf(subject, ...every).filter(({ allows }) => allows)) {
    if (statement.notPrincipals.length > 0) {
      yield {
        found: `${statement.label} admits everybody but ${statement.notPrincipals.map(({ value }) => value).join(", ")}`,
        expected: "a Principal; NotPrincipal lets in whoever it does not name",
      };
    }
    for (const principal of statement.principals) {
      const problem = problemOf(principal, place.account);
      if (problem !== undefined) {
        yield {
          found: `${statement.label} ${problem}`,
          expected:
            "a service, or the account root with ArnEquals aws:PrincipalArn: a role made anew is another principal",
        };
      }
    }
  }
};

/** Conditions that let another account in: a source or caller there. */
const conditionsInside: Check = function* (subject, { place }) {
  const keys = [...accountKeys, "aws:SourceArn", "aws:PrincipalArn"];
  for (const statement of statementsOf(subject, ...every).filter(({ allows }) => allows)) {
    for (const { key, values } of keys.flatMap((each) => conditionsOn(statement, each).filter(narrows))) {
      const foreign = values.filter((value) => isAnotherAccount(accountIn(value), place));
      if (foreign.length > 0) {
        yield {
          found: `${statement.label} compares ${key} with ${foreign.join(", ")} of another account`,
          expected: `account ${place.account}`,
        };
      }
    }
  }
};

const callerOfResource: Check = function* (subject) {
  for (const statement of statementsOf(subject, ...guarded).filter(({ allows }) => allows)) {
    for (const principal of statement.principals) {
      if (principal.kind === "*" && !isConditionedOn(statement, insideKeys)) {
        yield {
          found: `${statement.label} admits everybody`,
          expected: "a named principal, or a condition on source or organisation",
        };
      }
    }
  }
};

const sourceOfService: Check = function* (subject) {
  for (const statement of statementsOf(subject, ...guarded).filter(({ allows }) => allows)) {
    const hasSource = isConditionedOn(statement, [...sourceKeys, "kms:EncryptionContext"]);
    for (const service of callers(statement)) {
      const isEvents = service === "events.amazonaws.com" && eventsWithoutSource.includes(subject.type);
      if (isEvents && mentions(statement, [...sourceKeys, "kms:EncryptionContext"])) {
        yield {
          found: `${statement.label} demands a source that EventBridge does not send here: its messages are lost`,
          expected: "no condition on the source for events.amazonaws.com",
        };
      }
      // CloudWatch Logs names the group it encrypts for in the encryption context, and no source.
      const isLogs = service.startsWith("logs.");
      const sends =
        sendsSourceToResource.includes(service) ||
        (subject.type === topicType && sendsSourceToTopic.includes(service)) ||
        (subject.type === queueType && service === "events.amazonaws.com");
      if ((isLogs || sends) && !hasSource) {
        yield {
          found: `${statement.label} admits ${service} whoever it acts for`,
          expected: isLogs
            ? "a condition on kms:EncryptionContext:aws:logs:arn"
            : "aws:SourceArn or aws:SourceAccount",
        };
      }
    }
  }
};

/** What `iam-trust-narrow` asks of trust, resource and key policies. */
export const trustChecks: readonly Check[] = [
  callerNamed,
  sourceOfAssumer,
  principalsKnown,
  conditionsInside,
  callerOfResource,
  sourceOfService,
];
