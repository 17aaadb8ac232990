import {
  accessLogged,
  deletionRefused,
  desyncMitigated,
  headersChecked,
  modernTls,
  plainRedirects,
} from "../checks/balancer-guard";
import { ofType } from "../checks/of-type";
import { balancerExamples } from "../examples/balancer-guard";
import { balancerType, listenerType } from "../graph/listeners";
import type { Check, Rule } from "../rule";

const balancerChecks: readonly Check[] = [accessLogged, headersChecked, desyncMitigated, deletionRefused];

const listenerChecks: readonly Check[] = [modernTls, plainRedirects];

const rule: Rule = {
  name: "alb-hardened",
  title: "Load balancers speak modern TLS and keep a record",
  description:
    "Every load balancer logs its calls, drops what is no header, guards against smuggled requests and, in prod, refuses to be deleted; every listener speaks TLS 1.3 by name, and plain HTTP only leads there.",
  rationale:
    "The load balancer is the door of every service: without a log nobody knows who came in, with the default policy of 2016 anybody may speak TLS 1.0, and a request that two readers understand differently passes both.",
  remediation: "Set the property that the message names on the load balancer or its listener.",
  severity: "high",
  kind: "stack",
  catalogue: {
    securityHub: ["ELB.1", "ELB.4", "ELB.5", "ELB.6", "ELB.12", "ELB.17", "ELB.18"],
    cdkNag: ["ELB2"],
    checkov: [
      ...["CKV_AWS_2", "CKV_AWS_91", "CKV_AWS_103", "CKV_AWS_131", "CKV_AWS_150", "CKV_AWS_328"],
      "CKV2_AWS_20",
    ],
  },
  findings: ["TRADAI-S-08"],
  types: [balancerType, listenerType],
  checks: [
    ...balancerChecks.map((check) => ofType([balancerType], check)),
    ...listenerChecks.map((check) => ofType([listenerType], check)),
  ],
  examples: balancerExamples,
};

export default rule;
