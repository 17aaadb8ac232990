import { compositeType } from "../checks/alarm-targets";
import { alarm } from "./alarm";
import { automation, runbookRole, runbooks } from "./runbook";
import { UNKNOWN } from "../graph/values";
import type { Example, UndecidedExample, ViolatingExample } from "../rule";

const described = (alarmDescription?: string): ViolatingExample["resources"] => [alarm({ alarmDescription })];

const sentence = "The processor of the database has been busy for more than a quarter of an hour. ";
/** A description of so many characters. */
const atLength = (length: number): string => sentence.repeat(2).slice(0, length);

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: ViolatingExample["resources"],
): ViolatingExample => ({ title, resources, resource, says });

const rolesGiven = {
  Service: { type: "String" },
  Role: { type: "String", default: "arn:aws:iam::600802701449:role/tradai-runbook-prod" },
};
const yaml = `
schemaVersion: "0.3"
assumeRole: arn:aws:iam::600802701449:role/tradai-runbook-prod
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: PT5M }
`;

/** Examples of what alarms and procedures say to whoever is woken. */
export const runbookExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
  readonly undecided: readonly UndecidedExample[];
} = {
  undecided: [
    {
      title: "A procedure that nobody can read",
      resources: runbooks(automation("restore", {}, { content: "a: [b" })),
      resource: "runbook-restore",
      says: "`content` is neither JSON nor YAML",
    },
    {
      title: "A procedure that may be the one for rollback, whose name only the update tells",
      resources: runbooks().map((each) =>
        each.name === "runbook-rollback"
          ? { ...each, name: "back", inputs: { ...each.inputs, name: UNKNOWN } }
          : each,
      ),
      resource: "edge",
      says: "`name` is known only after the update",
    },
    {
      title: "A procedure with a role that another layer may declare",
      scope: "layer",
      resources: [automation("restore")],
      resource: "runbook-restore",
      says: "the role may be declared in another layer",
    },
  ],
  compliant: [
    {
      title: "An alarm that says what is wrong, and where to read on",
      resources: described("The database is full. Runbook: docs/runbooks/database.md"),
    },
    { title: "Three procedures with their role", resources: runbooks() },
    {
      title: "A role that whoever starts the procedure may replace",
      resources: runbooks(
        automation("restore", {
          assumeRole: "{{ AutomationAssumeRole }}",
          parameters: {
            Service: { type: "String" },
            AutomationAssumeRole: {
              type: "String",
              default: "arn:aws:iam::600802701449:role/tradai-runbook-prod",
            },
          },
        }),
      ),
    },
    {
      title: "A role and words in braces that stand far or near",
      resources: runbooks(
        automation("restore", { assumeRole: "{{Role}}", parameters: rolesGiven }),
        automation("failover", { assumeRole: "{{  Role  }}", parameters: rolesGiven }),
      ),
    },
    {
      title: "Procedures in YAML, of which one is named in AWS alone and one in the program alone",
      resources: runbooks(
        automation("restore", {}, { name: UNKNOWN }),
        ...[automation("failover", {}, { documentFormat: "YAML", content: yaml })],
      ).map((each) => (each.name === "runbook-rollback" ? { ...each, name: "back" } : each)),
    },
    {
      title: "A document of another kind",
      resources: [automation("shell", { schemaVersion: "2.2" }, { documentType: "Command" })],
    },
  ],
  violating: [
    wrong(
      "A rollback that is no procedure of AWS",
      "edge",
      "no automation document is named for rollback",
      runbooks(automation("rollback", { schemaVersion: "2.2" }, { documentType: "Command" })),
    ),
    wrong("A procedure for something that only sounds alike", "edge", "named for rollback", [
      ...runbooks().filter(({ name }) => name !== "runbook-rollback"),
      automation("rollbacks"),
    ]),
    wrong(
      "Steps that use what nobody gives, in braces far and near",
      "runbook-restore",
      "the steps use Tag, Other, which",
      runbooks(
        automation("restore", {
          parameters: { Service: { type: "String" } },
          mainSteps: [
            { name: "find", action: "aws:sleep", inputs: { Duration: "{{Tag}}", Other: "{{  Other  }}" } },
          ],
        }),
      ),
    ),
    ...["arn:aws:iam::600802701449:role/{{ Role }}", "{{ Role }}-prod"].map((assumeRole) =>
      wrong(
        `A role of which a part is given: ${assumeRole}`,
        "runbook-restore",
        `\`assumeRole\` is ${assumeRole}, which nothing declares`,
        runbooks(automation("restore", { assumeRole, parameters: rolesGiven })),
      ),
    ),
    wrong(
      "A role that whoever starts the procedure has to give",
      "runbook-restore",
      "names no role",
      runbooks(
        automation("restore", {
          assumeRole: "{{ Role }}",
          parameters: { Service: { type: "String" }, Role: { type: "String", default: "" } },
        }),
      ),
    ),
    wrong(
      "A role that is none",
      "runbook-restore",
      "`assumeRole` is tradai-failover-prod, which nothing declares",
      runbooks(automation("restore", { assumeRole: "tradai-failover-prod" })),
    ),
    wrong(
      "A long description that names no runbook",
      "alarm",
      `is "${atLength(158)}": it names no runbook`,
      described(atLength(158)),
    ),
    wrong(
      "A description that is too long for a message and names no runbook",
      "alarm",
      `is "${atLength(159).slice(0, -3)}...: it names no runbook`,
      described(atLength(159)),
    ),
    wrong("An alarm without description", "alarm", "`alarmDescription` is nothing", described()),
    wrong(
      "An alarm that says what, and not what to do",
      "alarm",
      "names no runbook",
      described("CPU is high."),
    ),
    wrong(
      "A runbook that is gone",
      "alarm",
      "docs/runbooks/no-such-runbook.md, which does not exist",
      described("The cache is full. Runbook: docs/runbooks/no-such-runbook.md"),
    ),
    wrong("A composite alarm without description", "composite", "names no runbook", [
      {
        type: compositeType,
        name: "composite",
        inputs: { alarmName: "tradai-system-prod", alarmRule: "FALSE" },
      },
    ]),
    wrong(
      "No procedure for a rollback",
      "edge",
      "named for rollback",
      runbooks().filter(({ name }) => name !== "runbook-rollback"),
    ),
    wrong(
      "A procedure of an old form",
      "runbook-restore",
      "`schemaVersion` is",
      runbooks(automation("restore", { schemaVersion: "2.2" })),
    ),
    wrong(
      "A procedure without steps",
      "runbook-restore",
      "no steps",
      runbooks(automation("restore", { mainSteps: [] })),
    ),
    wrong(
      "A step that uses what nobody gives",
      "runbook-restore",
      "the steps use Service",
      runbooks(automation("restore", { parameters: {} })),
    ),
    wrong(
      "A procedure without role",
      "runbook-restore",
      "names no role",
      runbooks(automation("restore", { assumeRole: undefined })),
    ),
    wrong(
      "A role that is gone",
      "runbook-restore",
      "which nothing declares",
      runbooks(automation("restore", { assumeRole: "arn:aws:iam::600802701449:role/tradai-gone-prod" })),
    ),
    wrong("A role that the service may not assume", "runbook-restore", "does not trust ssm.amazonaws.com", [
      runbookRole("ec2.amazonaws.com"),
      automation("restore"),
    ]),
  ],
};
