import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { bucket } from "./bucket";
import { aclLogging, webAcl } from "./front-door";

type Inputs = Readonly<Record<string, unknown>>;
const unknown = Symbol("unknown");

const group = (name: string): Fixture => ({
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "group",
  inputs: { name },
});
const stream = (name: string): Fixture => ({
  type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  name: "stream",
  inputs: { name, destination: "extended_s3" },
});
/** A log in a resource by the ARN that AWS gives it. */
const into = (destination: Fixture): readonly Fixture[] => {
  const logging = aclLogging({ logDestinationConfigs: [unknown] });
  return [
    webAcl(),
    destination,
    { ...logging, references: { ...logging.references, logDestinationConfigs: [destination.name] } },
  ];
};

/** What is done with requests for which the firewall did one of the actions. */
const filter = (behavior: string, ...actions: readonly string[]): object => ({
  behavior,
  requirement: "MEETS_ANY",
  conditions: actions.map((action) => ({ actionCondition: { action } })),
});
const filtered = (defaultBehavior: string, ...filters: readonly object[]): Inputs => ({
  loggingFilter: { defaultBehavior, filters },
});
const logged = (inputs: Inputs): readonly Fixture[] => [webAcl(), aclLogging(inputs)];

export const keptLogs: readonly Example[] = [
  { title: "A group by its ARN", resources: logged({}) },
  {
    title: "A stream by its ARN",
    resources: logged({
      logDestinationConfigs: [
        "arn:aws:firehose:eu-central-1:600802701449:deliverystream/aws-waf-logs-tradai-prod",
      ],
    }),
  },
  { title: "A group that AWS has yet to name", resources: into(group("aws-waf-logs-tradai-prod")) },
  {
    title: "A bucket that AWS has yet to name",
    resources: into(bucket("pages", { bucket: "aws-waf-logs-tradai-prod" })),
  },
  { title: "A stream that AWS has yet to name", resources: into(stream("aws-waf-logs-tradai-prod")) },
  {
    title: "A bucket to whose name the engine adds a few characters of its own",
    resources: into({ type: "aws:s3/bucket:Bucket", name: "aws-waf-logs-tradai", inputs: {} }),
  },
  {
    title: "Some of what passed left out",
    resources: logged(filtered("DROP", filter("KEEP", "BLOCK", "COUNT"))),
  },
  {
    title: "What passed left out, and all else kept",
    resources: logged(filtered("KEEP", filter("DROP", "ALLOW"))),
  },
  {
    title: "What callers ask for left out as well",
    resources: logged({
      redactedFields: [
        { queryString: {} },
        { singleHeader: { name: "authorization" } },
        { singleHeader: { name: "cookie" } },
      ],
    }),
  },
];

const wrong = (title: string, inputs: Inputs, says: string): ViolatingExample => ({
  title,
  resources: logged(inputs),
  resource: "logging",
  says,
});

export const lostLogs: readonly ViolatingExample[] = [
  { title: "No log", resources: [webAcl()], resource: "waf", says: "what was blocked" },
  {
    title: "No log beside a WebACL that has one",
    resources: [...logged({}), { ...webAcl(), name: "second" }],
    resource: "second",
    says: "what was blocked",
  },
  {
    title: "A group of another name",
    resources: into(group("/tradai/prod/waf")),
    resource: "logging",
    says: '"/tradai/prod/waf", which WAF refuses',
  },
  {
    title: "A bucket of another name",
    resources: into(bucket("logs")),
    resource: "logging",
    says: '"tradai-logs-prod", which WAF refuses',
  },
  wrong(
    "A bucket of another name by its ARN",
    { logDestinationConfigs: ["arn:aws:s3:::tradai-aws-waf-logs-prod"] },
    '"tradai-aws-waf-logs-prod", which WAF refuses',
  ),
  wrong(
    "A destination of which no ARN is said",
    { logDestinationConfigs: ["tradai-logs-prod"] },
    '"tradai-logs-prod", which WAF refuses',
  ),
  wrong("Tokens in the log", { redactedFields: undefined }, "authorization and cookie"),
  wrong(
    "Cookies in the log",
    { redactedFields: [{ singleHeader: { name: "Authorization" } }] },
    "reads cookie",
  ),
  wrong(
    "What was blocked left out, as all that no filter keeps",
    filtered("DROP", filter("KEEP", "COUNT")),
    "drops what was blocked",
  ),
  wrong(
    "What was blocked left out along with what was counted",
    filtered("KEEP", filter("DROP", "COUNT", "BLOCK")),
    "drops what was blocked",
  ),
];

export const openLogs: readonly UndecidedExample[] = [
  {
    title: "A log of one WebACL or another",
    resources: [webAcl(), { ...aclLogging(), references: {} }],
    resource: "waf",
    says: "resourceArn of a WebAclLoggingConfiguration",
  },
  {
    title: "A WebACL whose log may be declared in another layer",
    scope: "layer",
    resources: [webAcl()],
    resource: "waf",
    says: "may be declared in another layer",
  },
  {
    title: "A destination that is known only after the update",
    resources: logged({ logDestinationConfigs: [unknown] }),
    resource: "logging",
    says: "logDestinationConfigs",
  },
];
