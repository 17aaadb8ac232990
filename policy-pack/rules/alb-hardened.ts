import {
  accessLogged,
  deletionRefused,
  desyncMitigated,
  headersChecked,
  modernTls,
  plainRedirects,
} from "../checks/balancer-guard";
import { ofType } from "../checks/of-type";
import { balancer, listener, network, redirect, ruleOfRedirect } from "../examples/load-balancer";
import { balancerType, listenerType } from "../graph/listeners";
import type { Check, Rule, ViolatingExample } from "../rule";

type Inputs = Readonly<Record<string, unknown>>;
const balancerChecks: readonly Check[] = [accessLogged, headersChecked, desyncMitigated, deletionRefused];
const listenerChecks: readonly Check[] = [modernTls, plainRedirects];

const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [balancer(inputs), listener(), redirect()],
  resource: "alb",
  says,
});
const wrongListener = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [balancer(), listener(inputs), redirect()],
  resource: "listener",
  says,
});
const wrongRedirect = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: [balancer(), listener(), redirect(inputs)],
  resource: "redirect",
  says,
});

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
  examples: {
    compliant: [
      { title: "TLS, and plain HTTP that leads there", resources: [balancer(), listener(), redirect()] },
      {
        title: "An environment whose load balancer may be deleted",
        environment: "dev",
        resources: [balancer({ enableDeletionProtection: undefined, desyncMitigationMode: undefined })],
      },
      {
        title: "A rule that leads to TLS as well",
        resources: [
          ...[balancer(), listener(), redirect()],
          ruleOfRedirect({
            actions: [{ type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_302" } }],
          }),
        ],
      },
      { title: "A network load balancer", resources: network },
    ],
    violating: [
      wrong("No access logs", { accessLogs: undefined }, "who called what"),
      wrong("Access logs switched off", { accessLogs: { bucket: "tradai-logs-prod" } }, "who called what"),
      wrong("Headers that are none", { dropInvalidHeaderFields: undefined }, "header fields that are none"),
      wrong("Smuggled requests", { desyncMitigationMode: "monitor" }, "a smuggled request"),
      wrong("No protection in prod", { enableDeletionProtection: false }, "takes every service off"),
      wrongListener("The policy of 2016", { sslPolicy: undefined }, "one of 2016"),
      wrongListener(
        "A policy of TLS 1.2 alone",
        { sslPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" },
        "admits old versions",
      ),
      wrongListener(
        "A policy of TLS 1.3 with old ciphers",
        { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06" },
        "admits old versions or ciphers",
      ),
      wrongListener("No certificate", { certificateArn: undefined }, "no certificate"),
      wrongListener("TLS by its port alone", { protocol: undefined, sslPolicy: undefined }, "one of 2016"),
      wrongRedirect(
        "Plain HTTP that serves",
        { defaultActions: [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:eu:1:t/a/b" }] },
        "redirect answers in plain HTTP",
      ),
      wrongRedirect(
        "Plain HTTP that leads to plain HTTP",
        { defaultActions: [{ type: "redirect", redirect: { port: "8080", statusCode: "HTTP_301" } }] },
        "answers in plain HTTP",
      ),
      wrongRedirect(
        "Plain HTTP where nothing is said",
        { protocol: undefined, defaultActions: [{ type: "fixed-response" }] },
        "answers in plain HTTP",
      ),
      {
        title: "A rule that serves beside the redirect",
        resources: [
          ...[balancer(), listener(), redirect()],
          ruleOfRedirect({
            actions: [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:a" }],
          }),
        ],
        resource: "redirect",
        says: "rule answers in plain HTTP",
      },
    ],
  },
};

export default rule;
