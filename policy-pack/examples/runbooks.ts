import { compositeType } from "../checks/alarm-targets";
import { alarm } from "./alarm";
import { automation, runbookRole, runbooks } from "./runbook";
import type { Example, ViolatingExample } from "../rule";

const described = (alarmDescription?: string): ViolatingExample["resources"] => [alarm({ alarmDescription })];

const wrong = (
  title: string,
  resource: string,
  says: string,
  resources: ViolatingExample["resources"],
): ViolatingExample => ({ title, resources, resource, says });

/** Examples of what alarms and procedures say to whoever is woken. */
export const runbookExamples: {
  readonly compliant: readonly Example[];
  readonly violating: readonly ViolatingExample[];
} = {
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
      title: "A document of another kind",
      resources: [automation("shell", { schemaVersion: "2.2" }, { documentType: "Command" })],
    },
  ],
  violating: [
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
