import { region } from "./bucket";
import { edgeLayer } from "./edge";
import { referring } from "./network";
import { heardTopic, notice } from "./notices";
import {
  products,
  throughHub,
  standard,
  configRole,
  detection,
  grave,
  guardDuty,
  hub,
  hubPattern,
  inspector,
  recorder,
  status,
} from "./threat-detection";
import { UNKNOWN } from "../graph/values";
import type { Example, Fixture, UndecidedExample, ViolatingExample } from "../rule";
import { alone, severityExamples } from "./severities";
import { subscription, topic } from "./topic";
import { wrong } from "./wrong";

const without = (...names: readonly string[]): readonly Fixture[] =>
  detection().filter(({ name }) => !names.includes(name));

const inDev = (
  title: string,
  says: string,
  resources: readonly Fixture[],
  resource = "detector",
): ViolatingExample => ({ title, environment: "dev", resources, resource, says });

/** Examples of what looks for threats, and who hears of it. */
export const detectionExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  undecided: [
    ...severityExamples.undecided,
    {
      title: "A recorder whose role is not known",
      resources: detection({ ...recorder(), references: {} }),
      resource: "recorder",
      says: "`roleArn`",
    },
    {
      title: "Findings of which nobody knows where they go",
      environment: "dev",
      resources: alone([7, 8, 9]).map((each) =>
        each.name === "target-findings" ? { ...each, inputs: { ...each.inputs, arn: UNKNOWN } } : each,
      ),
      resource: "detector",
      says: "rule-findings: `arn of target-findings`",
    },
    {
      title: "Findings for a topic to which somebody may be subscribed",
      environment: "dev",
      resources: alone([7, 8, 9]).map((each) =>
        each.name === "subscription" ? { ...each, inputs: { ...each.inputs, topic: UNKNOWN } } : each,
      ),
      resource: "detector",
      says: "rule-findings: `topic of a TopicSubscription`",
    },
    {
      title: "Findings of which another layer may tell",
      environment: "dev",
      scope: "layer",
      resources: [...heardTopic, guardDuty()],
      resource: "detector",
      says: "the event rule or its topic may be declared in another layer",
    },
  ],
  compliant: [
    ...severityExamples.compliant,
    { title: "All of them, heard through Security Hub", resources: detection() },
    { title: "An environment that does without", environment: "dev", resources: [edgeLayer] },
    {
      title: "An environment in another one's account",
      environment: "staging",
      stackConfig: { "tradai:ownsAccount": "false" },
      resources: [edgeLayer],
    },
    ...products.flatMap(({ name, product, detector, event }) => [
      {
        title: `New findings of ${name}, heard through Security Hub by the product's name`,
        environment: "dev",
        resources: [
          ...[edgeLayer, ...heardTopic, detector, ...(detector.name === "hub" ? [] : [hub(), standard])],
          ...notice("findings", throughHub(product)),
          ...notice("hub", throughHub("Security Hub")),
        ],
      },
      {
        title: `New findings of ${name}, heard by its own events`,
        environment: "dev",
        resources: [edgeLayer, ...heardTopic, detector, ...notice("findings", event)],
      },
    ]),
    {
      title: "Findings that a queue and a topic hear, of which the queue is not known yet",
      environment: "dev",
      resources: [
        ...alone([7, 8, 9]),
        {
          type: "aws:cloudwatch/eventTarget:EventTarget",
          name: "a-queue",
          layer: "edge",
          inputs: { rule: "tradai-findings-prod", arn: UNKNOWN },
        },
      ],
    },
    {
      title: "Inspector in an account of which nobody tells whether it is the own one",
      environment: "dev",
      resources: [
        ...[edgeLayer, inspector({ accountIds: ["111122223333"] }), topic()],
        referring(subscription(), { topic: "topic" }),
        ...notice("findings", { source: ["aws.inspector2"] }).map((each) =>
          each.name === "target-findings" ? referring(each, { arn: "topic" }) : each,
        ),
      ].map((each) => ({ ...each, provider: { region } })),
    },
    {
      title: "A conformance pack, and a list of what is recorded",
      resources: detection(
        recorder({ recordingGroup: { allSupported: false, resourceTypes: ["AWS::EC2::Instance"] } }),
      ).map((each) =>
        each.name === "config-rule"
          ? { ...each, type: "aws:cfg/conformancePack:ConformancePack", inputs: { name: "tradai-prod" } }
          : each,
      ),
    },
    {
      title: "A recorder whose role is not declared here",
      resources: detection({ ...recorder({ roleArn: "arn:aws:iam::1:role/config" }), references: {} }),
    },
    {
      title: "GuardDuty alone, heard by the number of its severity",
      environment: "dev",
      resources: alone([{ numeric: [">=", 7] }]),
    },
    {
      title: "A topic whose ARN is known after the update",
      resources: detection(
        ...notice("findings", hubPattern, { target: { arn: UNKNOWN } }).map((each) =>
          each.name === "target-findings" ? { ...each, references: { arn: ["topic"] } } : each,
        ),
      ),
    },
  ],
  violating: [
    ...severityExamples.violating,
    ...products.map(({ name, detector }) =>
      inDev(
        `Findings of ${name} that nobody hears of`,
        `nobody hears of what ${name} finds: no event rule`,
        [edgeLayer, ...heardTopic, detector],
        detector.name,
      ),
    ),
    inDev("Security Hub's rule without Security Hub", "nobody hears of what GuardDuty finds", [
      ...[edgeLayer, ...heardTopic, guardDuty()],
      ...notice("findings", hubPattern),
    ]),
    inDev("A rule on whatever happens", "nobody hears of what GuardDuty finds", [
      ...[edgeLayer, ...heardTopic, guardDuty()],
      ...notice("findings", { "detail-type": ["GuardDuty Finding"] }),
    ]),
    wrong("No GuardDuty", "edge", "nobody looks for intruders", without("detector")),
    {
      ...wrong("No Security Hub in staging", "edge", "with the standards", [
        ...without("hub", "standard", "rule-findings", "target-findings"),
        ...notice("guardduty", { source: ["aws.guardduty"] }),
        ...notice("inspector", { source: ["aws.inspector2"] }),
        ...notice("analyzer", { source: ["aws.access-analyzer"] }),
      ]),
      environment: "staging",
    },
    wrong("No Inspector", "edge", "vulnerabilities in what runs", without("inspector")),
    wrong("No Access Analyzer", "edge", "open to other accounts", without("analyzer")),
    wrong("No Config recorder", "edge", "how resources change", without("recorder")),
    wrong(
      "A detector that is switched off",
      "detector",
      "switched off",
      detection(guardDuty({ enable: false })),
    ),
    wrong("A hub without standard", "hub", "no standard is subscribed", without("standard")),
    wrong(
      "Inspector without functions",
      "inspector",
      "does not look at LAMBDA",
      detection(inspector({ resourceTypes: ["EC2", "ECR"] })),
    ),
    wrong(
      "Inspector in another account",
      "inspector",
      "111122223333",
      detection(inspector({ accountIds: ["111122223333"] })),
    ),
    wrong("A recorder that nobody starts", "recorder", "nothing starts", without("status")),
    wrong("A recorder that is stopped", "recorder", "nothing starts", detection(status(false))),
    wrong("A recorder that cannot deliver", "recorder", "nowhere to deliver", without("channel")),
    wrong("A record that nobody judges", "recorder", "no rule judges", without("config-rule")),
    wrong(
      "A recorder of nothing",
      "recorder",
      "records nothing",
      detection(recorder({ recordingGroup: { allSupported: false } })),
    ),
    wrong(
      "A role that Config may not assume",
      "recorder",
      "does not trust config.amazonaws.com",
      detection(configRole("backup.amazonaws.com")),
    ),
    inDev("Findings that nobody hears of", "what GuardDuty finds", [edgeLayer, ...heardTopic, guardDuty()]),
    inDev("Findings of the highest severity alone", "what GuardDuty finds", alone([{ numeric: [">=", 9] }])),
    inDev("Findings of some severities", "what GuardDuty finds", alone([7, 8])),
    inDev("A rule that is switched off", "what GuardDuty finds", alone([7, 8, 9], { state: "DISABLED" })),
    inDev("A rule into a queue", "what GuardDuty finds", [
      edgeLayer,
      ...heardTopic,
      guardDuty(),
      ...notice(
        "findings",
        { source: ["aws.guardduty"] },
        { target: { arn: "arn:aws:sqs:eu-central-1:600802701449:tradai-findings-dev" } },
      ),
    ]),
    inDev(
      "A topic that nobody hears",
      "what GuardDuty finds",
      alone([7, 8, 9]).filter(({ name }) => name !== "subscription"),
    ),
    inDev(
      "Security Hub's rule for another product",
      "what Security Hub finds",
      [
        edgeLayer,
        ...heardTopic,
        hub({ enableDefaultStandards: true }),
        ...notice("findings", {
          ...hubPattern,
          detail: { findings: { ...grave, ProductName: ["GuardDuty"] } },
        }),
      ],
      "hub",
    ),
  ],
};
