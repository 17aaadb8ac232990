import { namesWhatExists } from "../checks/dangling-references";
import { danglingByMeaning, namedByMeaning, openByMeaning } from "../examples/naming-properties";
import { danglingReferences, namedReferences } from "../examples/references";
import type { Rule } from "../rule";

const rule: Rule = {
  name: "no-dangling-reference",
  title: "Arguments name what exists",
  description:
    "Every argument that by its meaning names a resource (a network, role, key, path, log group and the like) names one that the program declares.",
  rationale:
    "A name written by hand outlives what it named: the deployment fails half-way, or takes hold of something that another team owns.",
  remediation: "Take the argument from the resource that is meant, as one of its outputs.",
  severity: "medium",
  kind: "stack",
  types: "all",
  needsWhole: "what an argument names may be declared in another layer; the root project decides",
  checks: [namesWhatExists],
  examples: {
    compliant: [...namedReferences, ...namedByMeaning],
    violating: [...danglingReferences, ...danglingByMeaning],
    undecided: openByMeaning,
  },
};

export default rule;
