import { aliasesOf } from "../graph/function-targets";
import { UnknownRead } from "../graph/reader";
import { UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import type { FunctionCall } from "./function-calls";
import { callsBy } from "./function-calls";

/** What CodeDeploy changes on an alias; a program that sets it back undoes the deployment. */
const movedByDeployments = ["functionVersion", "routingConfig"] as const;

/** Code that is deployed stays what it was: a version. */
export const publishes: Check = function* ({ inputs }) {
  if (inputs.flag("publish") !== true) {
    yield {
      found: "the function publishes no version: there is nothing to go back to",
      expected: "`publish: true`",
    };
  }
};

/** Callers have an alias to call, which stands for a version and which deployments move. */
export const hasAlias: Check = function* (subject, { graph }) {
  const { aliases, hasUnknown } = aliasesOf(graph, subject);
  if (aliases.length === 0) {
    if (hasUnknown) {
      throw new UnknownRead("functionName of an Alias");
    }
    yield {
      found: "the function has no alias: callers get whatever was uploaded last",
      expected: "an Alias",
    };
  }
  for (const alias of aliases) {
    const missing = movedByDeployments.filter((property) => !alias.ignores(property));
    if (missing.length > 0) {
      yield {
        found: `every update sets ${missing.join(" and ")} of the alias: a deployment is cut short or undone`,
        expected: "`ignoreChanges` with functionVersion and routingConfig",
        resource: alias,
      };
    }
    if (alias.inputs.raw("functionVersion") === "$LATEST") {
      yield {
        found: "the alias stands for $LATEST, which is no version",
        expected: "a published version",
        resource: alias,
      };
    }
  }
};

/** Whatever calls a function, admits a caller or says how it is called means the alias. */
export const callsAlias: Check = function* (subject, { graph }) {
  const calls = callsBy(graph, subject);
  for (const call of calls) {
    const { target, qualifier, alias } = call.called;
    if (target.kind !== "resource") {
      continue;
    }
    const name = target.resource.name;
    const { aliases, hasUnknown } = aliasesOf(graph, target.resource);
    if (alias === undefined && (qualifier === undefined || qualifier === "$LATEST")) {
      if (subject.inputs.raw("qualifier") === UNKNOWN) {
        throw new UnknownRead("qualifier");
      }
      yield {
        found: `\`${call.path}\` names ${name} itself: what was uploaded last, deployed or not`,
        expected: "the alias of the function",
      };
    } else if (!aliases.some((each) => each.knownText("name") === qualifier)) {
      const unnamed = aliases.find((each) => each.knownText("name") === undefined);
      if (hasUnknown || unnamed) {
        throw new UnknownRead(unnamed ? `name of ${unnamed.name}` : "functionName of an Alias");
      }
      yield {
        found: `\`${call.path}\` names ${String(qualifier)} of ${name}, and no such alias is declared`,
        expected: "a declared alias of the function",
      };
    }
  }
  throwUnclear(calls);
};

/** Ends a check where a place that can only hold a function cannot be told. */
export function throwUnclear(calls: readonly FunctionCall[]): void {
  const unclear = calls.find(
    ({ called, isOnlyForFunctions }) => called.target.kind === "unknown" && isOnlyForFunctions,
  );
  if (unclear) {
    throw new UnknownRead(unclear.path);
  }
}
