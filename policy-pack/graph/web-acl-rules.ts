import type { ResourceGraph } from "./graph";
import type { Reader } from "./reader";
import { Undecidable } from "./reader";
import { companionsOf, mayHaveCompanion } from "./references";
import type { Resource } from "./resource";

/** Types that add rules to a WebACL from outside. */
const outside: readonly string[] = [
  "aws:wafv2/webAclRule:WebAclRule",
  "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
];

/** A rule as it stands in a WebACL. */
export class AclRule {
  readonly name: string;
  readonly priority: number | undefined;

  constructor(readonly block: Reader) {
    this.name = block.text("name") ?? "a rule without name";
    this.priority = block.number("priority");
  }

  /** True for a rule that limits how often one asks. */
  get isRate(): boolean {
    return this.block.has("statement.rateBasedStatement");
  }

  /** The managed rule set of AWS that it stands for. */
  get managedSet(): string | undefined {
    const group = "statement.managedRuleGroupStatement";
    return this.block.text(`${group}.vendorName`) === "AWS" ? this.block.text(`${group}.name`) : undefined;
  }

  /** True where it stops nothing whatever it matches. */
  get onlyCounts(): boolean {
    return this.block.has("action.count") || this.block.has("overrideAction.count");
  }

  /** True where what it matches passes every later rule by. */
  get letsBy(): boolean {
    return this.block.has("action.allow");
  }
}

/** The rules of a WebACL. Throws `Undecidable` where they stand elsewhere than in `rules`. */
export function rulesOfAcl(graph: ResourceGraph, acl: Resource): readonly AclRule[] {
  if (acl.inputs.has("ruleJson")) {
    throw new Undecidable("the rules stand in `ruleJson`, which is not read");
  }
  const isAdded = outside.some(
    (type) =>
      companionsOf(graph, acl, type, "webAclArn").length > 0 ||
      mayHaveCompanion(graph, acl, type, "webAclArn"),
  );
  if (isAdded) {
    throw new Undecidable("rules that are declared apart from the WebACL are not read");
  }
  return acl.inputs.blocks("rules").map((block) => new AclRule(block));
}
