import { balancer, listener, network, redirect, ruleOfRedirect } from "./load-balancer";
import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { account, region } from "./bucket";

type Inputs = Readonly<Record<string, unknown>>;

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

/** Of a load balancer that another program declares. */
const foreign = {
  loadBalancerArn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/shared/50dc6c495c0c9188`,
};
const packetTls = {
  protocol: "TLS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  certificateArn: `arn:aws:acm:${region}:${account}:certificate/12345678-1234-1234-1234-123456789012`,
};
const gateway: readonly Fixture[] = [
  balancer({
    loadBalancerType: "gateway",
    dropInvalidHeaderFields: undefined,
    desyncMitigationMode: "monitor",
  }),
  {
    type: "aws:lb/listener:Listener",
    name: "gateway-listener",
    inputs: { loadBalancerArn: UNKNOWN, defaultActions: [{ type: "forward" }] },
    references: { loadBalancerArn: ["alb"] },
  },
];
/** What follows the version in the names of good policies. */
const policies = [
  ...["2-2021-06", "2-Res-2021-06", "3-2021-06"],
  ...["2-FIPS-2023-04", "2-Res-FIPS-2023-04", "3-FIPS-2023-04"],
  ...["2-PQ-2025-09", "2-Res-PQ-2025-09", "3-PQ-2025-09", "2-Res-FIPS-PQ-2025-09", "3-FIPS-PQ-2025-09"],
];

/** Examples of load balancers and how they speak. */
export const balancerExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  undecided: [
    {
      title: "A rule that may belong to the listener of plain HTTP",
      resources: [
        ...[balancer(), redirect()],
        { ...ruleOfRedirect({ actions: [{ type: "forward" }] }), references: {} },
      ],
      resource: "redirect",
      says: "a rule whose listener is known only after the update may serve plain HTTP",
    },
  ],
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
    {
      title: "A network load balancer that ends TLS",
      resources: network.map((each) =>
        each.name === "nlb" ? each : { ...each, inputs: { ...each.inputs, ...packetTls } },
      ),
    },
    { title: "A gateway balancer, whose listener says nothing", resources: gateway },
    {
      title: "The strictest guard against smuggled requests",
      resources: [balancer({ desyncMitigationMode: "strictest" })],
    },
    {
      title: "Every policy of TLS 1.3 and 1.2 without ciphers of old",
      resources: policies.map((policy) => ({
        ...listener({ sslPolicy: `ELBSecurityPolicy-TLS13-1-${policy}` }),
        name: policy,
        references: {},
      })),
    },
  ],
  violating: [
    wrong("No access logs", { accessLogs: undefined }, "who called what"),
    wrong("Access logs that go nowhere", { accessLogs: { enabled: true } }, "who called what"),
    wrong("Access logs switched off", { accessLogs: { bucket: "tradai-logs-prod" } }, "who called what"),
    wrong("Headers that are none", { dropInvalidHeaderFields: undefined }, "header fields that are none"),
    wrong("Smuggled requests", { desyncMitigationMode: "monitor" }, '`desyncMitigationMode` is "monitor"'),
    wrong("No protection in prod", { enableDeletionProtection: false }, "takes every service off"),
    wrongListener("The policy of 2016", { sslPolicy: undefined }, "one of 2016"),
    ...["alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((service) => ({
      title: `The policy of 2016, of a listener of ${service}`,
      resources: [
        balancer(),
        { ...listener({ sslPolicy: undefined }), type: `aws:${service}/listener:Listener` },
      ],
      resource: "listener",
      says: "one of 2016",
    })),
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
    ...["1-2017-01", "2-Ext1-2021-06", "1-2021-06", "0-FIPS-2023-04"].map((policy) =>
      wrongListener(
        `A policy that admits what is old: ${policy}`,
        { sslPolicy: `ELBSecurityPolicy-TLS13-1-${policy}` },
        `\`sslPolicy\` is "ELBSecurityPolicy-TLS13-1-${policy}": it admits old versions or ciphers`,
      ),
    ),
    {
      title: "Packets under TLS of old",
      resources: network.map((each) =>
        each.name === "nlb"
          ? each
          : { ...each, inputs: { ...each.inputs, ...packetTls, sslPolicy: undefined } },
      ),
      resource: "network-listener",
      says: "`sslPolicy` is nothing: ELB takes one of 2016",
    },
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
      "Plain HTTP that signs in before it leads to TLS",
      {
        defaultActions: [
          { type: "authenticate-oidc" },
          { type: "redirect", redirect: { protocol: "HTTPS", statusCode: "HTTP_301" } },
        ],
      },
      "redirect answers in plain HTTP",
    ),
    ...["HTTP", undefined].map((protocol) => ({
      title: `Plain HTTP of a load balancer that another program declares, said by ${protocol ?? "nothing"}`,
      resources: [
        {
          ...redirect({ ...foreign, protocol, defaultActions: [{ type: "fixed-response" }] }),
          references: {},
        },
      ],
      resource: "redirect",
      says: "redirect answers in plain HTTP",
    })),
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
};
