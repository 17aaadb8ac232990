import { z } from "zod";
import type { AclRule } from "../graph/web-acl-rules";
import { rulesOfAcl } from "../graph/web-acl-rules";
import type { ResourceGraph } from "../graph/graph";
import { OpenQuestions } from "../graph/open-questions";
import { Undecidable } from "../graph/reader";
import { companionsOf, mayHaveCompanion } from "../graph/references";
import type { Resource } from "../graph/resource";
import { show } from "../graph/values";
import { frontsOf, userPoolType } from "../graph/web-acls";
import type { Check, RuleContext, Violation } from "../rule";
import { loopbackUrlIn } from "./loopback";

export const wafParameters = z.object({
  /** Requests that one client may send in `windowSeconds`, by the rule of priority 1. */
  limit: z.number().int().positive().default(100),
  windowSeconds: z.number().int().positive().default(300),
  /** The managed rule sets of AWS in the order of their priorities, from 2 on. */
  managedSets: z
    .array(z.string())
    .default([
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesSQLiRuleSet",
    ]),
  /** Rules of a set that would refuse the sign-in of whoever is sent back to localhost. */
  refuseLocalhost: z.array(z.string()).default(["EC2MetaDataSSRF_QUERYARGUMENTS"]),
});

/** Relation 5: something is stopped. */
export const stopsSomething: Check = function* (acl, { graph }) {
  const rules = rulesOfAcl(graph, acl);
  if (rules.length === 0) {
    yield { found: "the WebACL has no rule: every request passes", expected: "rules" };
  } else if (rules.every(({ onlyCounts }) => onlyCounts)) {
    yield {
      found: "every rule only counts: every request passes",
      expected: "rules that block what they match",
    };
  }
};

/** Rules to be judged one by one: those of a WebACL of which at least one stops something. */
function judgeable(graph: ResourceGraph, acl: Resource): readonly AclRule[] {
  const rules = rulesOfAcl(graph, acl);
  return rules.every(({ onlyCounts }) => onlyCounts) ? [] : rules;
}

/** The rate rule comes first and blocks whoever asks too often. */
export const rateLimited: Check = function* (acl, context) {
  const rules = judgeable(context.graph, acl);
  const { limit, windowSeconds } = context.parameters(wafParameters);
  const rule = rules.find(({ priority, isRate }) => priority === 1 && isRate);
  if (!rule) {
    if (rules.length > 0) {
      yield {
        found: "no rule of priority 1 limits how often one client asks",
        expected: `a rate-based rule of ${limit} requests in ${windowSeconds} seconds`,
      };
    }
    return;
  }
  const path = "statement.rateBasedStatement";
  const own = rule.block.number(`${path}.limit`) ?? Infinity;
  const window = rule.block.number(`${path}.evaluationWindowSec`) ?? defaultWindow;
  if (own * windowSeconds > limit * window) {
    yield {
      found: `${rule.name} admits ${own} requests in ${window} seconds`,
      expected: `at most ${limit} in ${windowSeconds}`,
    };
  }
  if (!rule.block.has("action.block")) {
    yield {
      found: `${rule.name} does not block: its action is ${show(rule.block.raw("action"))}`,
      expected: "`action: { block: {} }`",
    };
  }
  if (rule.block.has(`${path}.scopeDownStatement`)) {
    yield { found: `${rule.name} counts some requests alone`, expected: "no `scopeDownStatement`" };
  }
};

/** Seconds over which WAF counts where nothing is said. */
const defaultWindow = 300;

/** The managed sets follow in their order, and do what AWS made them for. */
export const setsComplete: Check = function* (acl, context) {
  const rules = judgeable(context.graph, acl);
  const { managedSets } = context.parameters(wafParameters);
  const open = new OpenQuestions();
  for (const [index, name] of (rules.length > 0 ? managedSets : []).entries()) {
    const priority = index + 2;
    const rule = rules.find((each) => each.managedSet === name);
    if (rule?.priority !== priority) {
      yield {
        found: `${name} is ${rule ? `of priority ${show(rule.priority)}` : "not among the rules"}`,
        expected: `${name} with priority ${priority}`,
      };
    } else {
      yield* open.collect(() => weakenedBy(rule, acl, context));
    }
  }
  open.settle();
};

function* weakenedBy(rule: AclRule, acl: Resource, context: RuleContext): Generator<Violation> {
  const path = "statement.managedRuleGroupStatement";
  if (!rule.block.has("overrideAction.none")) {
    yield {
      found: `${rule.name} only counts: its override is ${show(rule.block.raw("overrideAction"))}`,
      expected: "`overrideAction: { none: {} }`",
    };
  }
  if (rule.block.has(`${path}.scopeDownStatement`)) {
    yield { found: `${rule.name} looks at some requests alone`, expected: "no `scopeDownStatement`" };
  }
  const { refuseLocalhost } = context.parameters(wafParameters);
  for (const override of rule.block.blocks(`${path}.ruleActionOverrides`)) {
    const name = override.text("name");
    const isWeak = override.has("actionToUse.count") || override.has("actionToUse.allow");
    const isMeant =
      isWeak &&
      refuseLocalhost.includes(String(name)) &&
      override.has("actionToUse.count") &&
      servesLocalhost(context.graph, acl);
    if (isWeak && !isMeant) {
      yield {
        found: `${show(name)} of ${rule.name} stops nothing`,
        expected: `no override; ${refuseLocalhost.join(", ")} may count before a user pool that sends back to localhost`,
      };
    }
  }
}

const clientType = "aws:cognito/userPoolClient:UserPoolClient";

/** True where the WebACL stands before user pools alone, one of which sends people back to their own machine. */
function servesLocalhost(graph: ResourceGraph, acl: Resource): boolean {
  const { fronts, open } = frontsOf(graph, acl);
  open.settle();
  if (fronts.some(({ type }) => type !== userPoolType)) {
    return false;
  }
  const clients = fronts.flatMap((pool) => companionsOf(graph, pool, clientType, "userPoolId"));
  const isLocal = clients.some(({ inputs }) =>
    ["callbackUrls", "logoutUrls"].some((property) =>
      inputs.texts(property).some((url) => loopbackUrlIn(url) !== undefined),
    ),
  );
  const [pool] = fronts;
  if (!isLocal && pool && mayHaveCompanion(graph, pool, clientType, "userPoolId")) {
    throw new Undecidable("a client whose user pool is not known may send back to localhost");
  }
  return isLocal;
}

/** Nothing passes the documented rules by. */
export const nothingPassesBy: Check = function* (acl, context) {
  const last = context.parameters(wafParameters).managedSets.length + 1;
  for (const { name, priority = 0, letsBy } of judgeable(context.graph, acl)) {
    if (letsBy && priority < last) {
      yield {
        found: `${name} of priority ${priority} lets requests pass the rules behind it by`,
        expected: `rules that allow behind priority ${last}`,
      };
    }
  }
};

/** What a rule matches is counted and can be looked at. */
export const everyRuleVisible: Check = function* (acl, { graph }) {
  const parts = [
    { name: acl.name, block: acl.inputs },
    ...rulesOfAcl(graph, acl).map(({ name, block }) => ({ name, block })),
  ];
  for (const { name, block } of parts) {
    const missing = ["cloudwatchMetricsEnabled", "sampledRequestsEnabled"].filter(
      (property) => block.flag(`visibilityConfig.${property}`) !== true,
    );
    if (missing.length > 0) {
      yield {
        found: `nobody sees what ${name} matches: ${missing.join(" and ")} is off`,
        expected: "metrics and sampled requests of the WebACL and each rule",
      };
    }
  }
};
