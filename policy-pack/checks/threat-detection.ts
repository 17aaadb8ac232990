import { OpenQuestions } from "../graph/open-questions";
import { UnknownRead } from "../graph/reader";
import { targetOf } from "../graph/references";
import { show } from "../graph/values";
import { trusts } from "../iam/trusts";
import type { Check, RuleContext, Violation } from "../rule";
import { ownsAccount } from "./account-owner";
import { eventIsTold } from "./event-notices";
import type { EventFields } from "./event-pattern";

export const detectorType = "aws:guardduty/detector:Detector";
export const hubType = "aws:securityhub/account:Account";
export const inspectorType = "aws:inspector2/enabler:Enabler";
export const analyzerType = "aws:accessanalyzer/analyzer:Analyzer";
export const recorderType = "aws:cfg/recorder:Recorder";
const channelType = "aws:cfg/deliveryChannel:DeliveryChannel";
const statusType = "aws:cfg/recorderStatus:RecorderStatus";
const standardType = "aws:securityhub/standardsSubscription:StandardsSubscription";
const configRuleTypes = ["aws:cfg/rule:Rule", "aws:cfg/conformancePack:ConformancePack"];
const roleType = "aws:iam/role:Role";
/** What runs here: images, hosts and functions. */
const scanned = ["EC2", "ECR", "LAMBDA"];

/** A service that finds something, with the events of its grave findings. */
interface Detector {
  readonly type: string;
  readonly label: string;
  /** Its product name in Security Hub, which may pass its findings on. */
  readonly product: string;
  readonly findings: readonly EventFields[];
}

const hubName = "Security Hub";

/** https://docs.aws.amazon.com/eventbridge/latest/ref/welcome.html, by service; read on 2026-11-21. */
const detectors: readonly Detector[] = [
  {
    type: detectorType,
    label: "GuardDuty",
    product: "GuardDuty",
    // 7.0 to 8.9 is high, 9.0 to 10.0 critical.
    findings: [7, 8, 9].map((severity) => ({
      source: "aws.guardduty",
      "detail-type": "GuardDuty Finding",
      "detail.severity": severity,
    })),
  },
  {
    type: inspectorType,
    label: "Inspector",
    product: "Inspector",
    findings: ["HIGH", "CRITICAL"].map((severity) => ({
      source: "aws.inspector2",
      "detail-type": "Inspector2 Finding",
      "detail.severity": severity,
      "detail.status": "ACTIVE",
    })),
  },
  {
    type: analyzerType,
    label: "Access Analyzer",
    product: "IAM Access Analyzer",
    findings: [
      { source: "aws.access-analyzer", "detail-type": "Access Analyzer Finding", "detail.status": "ACTIVE" },
    ],
  },
  { type: hubType, label: hubName, product: hubName, findings: hubFindings(hubName) },
];

/** How Security Hub passes on a product's grave findings. */
function hubFindings(product: string): readonly EventFields[] {
  return ["HIGH", "CRITICAL"].map((label) => ({
    source: "aws.securityhub",
    "detail-type": "Security Hub Findings - Imported",
    "detail.findings.ProductName": product,
    "detail.findings.Severity.Label": label,
    "detail.findings.Workflow.Status": "NEW",
    "detail.findings.RecordState": "ACTIVE",
  }));
}

const demanded: readonly (Pick<Violation, "found" | "expected"> & { readonly type: string })[] = [
  { type: detectorType, found: "nobody looks for intruders", expected: "a GuardDuty Detector" },
  {
    type: hubType,
    found: "nobody compares the account with the standards",
    expected: "a Security Hub Account",
  },
  {
    type: inspectorType,
    found: "nobody looks for vulnerabilities in what runs",
    expected: `an Inspector Enabler of ${scanned.join(", ")}`,
  },
  {
    type: analyzerType,
    found: "nobody looks for what is open to other accounts",
    expected: "an Access Analyzer",
  },
  {
    type: recorderType,
    found: "nobody records how resources change",
    expected: "a Config Recorder with channel, status and rules",
  },
];

function isDemanded({ settings, stackConfig }: RuleContext): boolean {
  return settings.threatDetection && ownsAccount(stackConfig);
}

/** Where the environment asks for it, the account has everything that looks for threats. */
export const detectorsPresent: Check = function* (_, context) {
  if (!isDemanded(context)) {
    return;
  }
  const { graph } = context;
  for (const { type, found, expected } of demanded) {
    if (graph.ofType(type).length === 0) {
      yield { found, expected };
    }
  }
};

/** What is declared is switched on. */
export const switchedOn: Check = function* ({ inputs }, { graph }) {
  if (inputs.flag("enable") === false) {
    yield { found: "the detector is switched off", expected: "`enable` true" };
  }
  // Security Hub alone has the switch.
  if (inputs.flag("enableDefaultStandards") === false && graph.ofType(standardType).length === 0) {
    yield {
      found: "no standard is subscribed: Security Hub checks nothing",
      expected: "a StandardsSubscription",
    };
  }
};

/** Inspector looks at everything that runs here, in this account. */
export const scansEverything: Check = function* ({ inputs }, { place }) {
  const types = inputs.texts("resourceTypes");
  const missing = scanned.filter((each) => !types.includes(each));
  if (missing.length > 0) {
    yield { found: `Inspector does not look at ${missing.join(", ")}`, expected: scanned.join(", ") };
  }
  const accounts = inputs.texts("accountIds");
  if (place.account !== undefined && !accounts.includes(place.account)) {
    yield { found: `Inspector looks at the accounts ${show(accounts)}`, expected: place.account };
  }
};

/** A recorder that is declared records: it is started, has somewhere to deliver to and rules that judge. */
export const recorderWorks: Check = function* (recorder, { graph }) {
  const { inputs } = recorder;
  // An account has one recorder a region, so that the status is its own.
  if (!graph.ofType(statusType).some(({ inputs: status }) => status.flag("isEnabled") === true)) {
    yield { found: "nothing starts the recorder", expected: "a RecorderStatus with `isEnabled` true" };
  }
  if (graph.ofType(channelType).length === 0) {
    yield { found: "the recorder has nowhere to deliver to", expected: "a DeliveryChannel" };
  }
  if (graph.ofType(...configRuleTypes).length === 0) {
    yield { found: "no rule judges what is recorded", expected: "a Config rule" };
  }
  if (
    inputs.flag("recordingGroup.allSupported") === false &&
    inputs.list("recordingGroup.resourceTypes").length === 0
  ) {
    yield { found: "the recorder records nothing", expected: "`recordingGroup.allSupported` true" };
  }
  const role = targetOf(graph, recorder, "roleArn", [roleType]);
  if (role.kind === "unknown") {
    throw new UnknownRead("roleArn");
  }
  if (role.resource && !trusts(role.resource, "config.amazonaws.com")) {
    yield {
      found: `${role.resource.name} does not trust config.amazonaws.com: nothing is recorded`,
      expected: "a role that config.amazonaws.com assumes",
    };
  }
};

/** Somebody hears of a grave finding: of the detector itself, or as Security Hub passes it on. */
export const findingsTold: Check = function* (subject, context) {
  for (const detector of detectors.filter(({ type }) => type === subject.type)) {
    yield* untold(detector, context);
  }
};

function* untold(detector: Detector, context: RuleContext): Iterable<Violation> {
  const { graph } = context;
  const open = new OpenQuestions();
  const isTold = (findings: readonly EventFields[]): boolean =>
    findings.every((fields) => eventIsTold(graph, fields, open));
  if (
    isTold(detector.findings) ||
    (graph.ofType(hubType).length > 0 && isTold(hubFindings(detector.product)))
  ) {
    return;
  }
  open.settle();
  context.requireWhole("the event rule or its topic may be declared in another layer");
  yield {
    found: `nobody hears of what ${detector.label} finds: no event rule sends its findings of high severity to a topic that somebody hears`,
    expected: `an EventRule on ${String(detector.findings[0]?.source)} whose target is the topic of the alerts`,
  };
}
