import assert from "node:assert/strict";
import { accessesOf, accessOf } from "../../../tools/docs/roles/access";
import { grantsOf } from "../../../tools/docs/roles/role";
import { rolesPage } from "../../../tools/docs/roles/page";
import { rowsBelow } from "./markdown";

const page = rolesPage();

/** `service resource: access` of a role's rows; several resources of one row are several lines. */
function accessIn(role: string): readonly string[] {
  const [, ...rows] = rowsBelow(page, `### ${role}`);
  return rows.flatMap(([service = "", resources = "", access = ""]) =>
    resources.split("<br>").map((resource) => `${service} ${resource.replaceAll("`", "")}: ${access}`),
  );
}

describe("roles page", () => {
  it("tells another access of the backtest consumer than the documents (architecture.md 1.3, 1.5; OPEN-24)", () => {
    const told = accessIn("tradai-lambda-backtest-consumer").filter(
      (line) => !/^(?:ec2|kms|logs|xray) /.test(line),
    );
    assert.deepEqual(told, [
      "dynamodb table/tradai-idempotency-<env>: read, write, delete",
      "dynamodb table/tradai-workflow-state-<env>: read, write, delete",
      "dynamodb table/tradai-workflow-state-<env>/index/status-updated_at: read",
      "sqs tradai-backtest-queue-<env>.fifo: read, write, delete",
      "sqs tradai-events-dlq-<env>: write",
      "states stateMachine:tradai-backtest-workflow-<env>: write",
    ]);
  });

  it("says that a trading service may write what it only reads (architecture.md 1.3)", () => {
    const told = accessIn("tradai-ecs-task-live-trading").filter((line) => line.startsWith("s3 "));
    assert.deepEqual(told, [
      "s3 tradai-arcticdb-<env>: list",
      "s3 tradai-configs-<env>: list",
      "s3 tradai-arcticdb-<env>/*: read",
      "s3 tradai-configs-<env>/*: read",
    ]);
  });

  it("leaves out who may take a role, or under which condition (decisions.md section 3)", () => {
    const trust = (role: string): string =>
      /^- Taken by (.*)$/m.exec(page.slice(page.indexOf(`\n### ${role}\n`)))?.[1] ?? "";
    assert.equal(trust("tradai-lambda-backtest-consumer"), "`lambda.amazonaws.com`");
    assert.match(
      trust("tradai-ecs-task-mlflow"),
      /^`ecs-tasks\.amazonaws\.com` where .*aws:SourceAccount = <account>/,
    );
    assert.match(trust("tradai-cli-ci"), /aws:MultiFactorAuthPresent = true/);
  });

  it("hides in which environment a role is", () => {
    const places = (role: string): string | undefined =>
      /^(?:- Taken.*)\n(?:- In (.*) alone)?/m.exec(page.slice(page.indexOf(`\n### ${role}\n`)))?.[1];
    assert.equal(places("tradai-consolidated"), "dev, staging");
    assert.equal(places("tradai-ecs-task-backend-api"), "prod");
    assert.equal(places("tradai-lambda-health-check"), undefined);
  });

  it("names an account, a region or an environment in what is said of all of them", () => {
    assert.doesNotMatch(page, /\d{12}|eu-central-1|-(?:dev|staging|prod)\b/);
  });

  it("shows no role of the matrix in a section of its own, or the other way round", () => {
    const [, ...rows] = rowsBelow(page, "## Matrix");
    const linked = rows.map(([first = ""]) => /\(#(.+)\)/.exec(first)?.[1]);
    const sections = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    assert.deepEqual([...linked].sort(), [...sections].sort());
  });
});

describe("what an action does", () => {
  it("takes a deletion for a write, or the right to give rights for one", () => {
    assert.deepEqual(accessOf("s3:DeleteObject"), ["delete"]);
    assert.deepEqual(accessOf("s3:PutObject"), ["write"]);
    assert.deepEqual(accessOf("sqs:PurgeQueue"), ["delete"]);
    assert.deepEqual(accessOf("s3:PutBucketPolicy"), ["permissions"]);
    assert.deepEqual(accessOf("ecs:TagResource"), ["tag"]);
    assert.deepEqual(accessOf("dynamodb:BatchWriteItem"), ["write", "delete"]);
    assert.deepEqual(accessesOf(["s3:DeleteObject", "s3:ListBucket", "s3:GetObject"]), [
      "list",
      "read",
      "delete",
    ]);
  });

  it("guesses for an action that AWS does not have", () => {
    assert.throws(() => accessOf("s3:GetObjekt"), /did you mean "s3:GetObject"/);
  });
});

describe("rows of grants", () => {
  const grant = { allows: true, who: "x", conditions: [] };
  const [one, two] = ["arn:aws:sqs:<region>:<account>:one", "arn:aws:sqs:<region>:<account>:two"];

  it("join what is granted under other conditions, or to another end", () => {
    const rows = grantsOf([
      { ...grant, action: "sqs:SendMessage", resource: one },
      { ...grant, action: "sqs:SendMessage", resource: two },
      { ...grant, action: "sqs:SendMessage", resource: one, conditions: ["Bool aws:SecureTransport true"] },
      { ...grant, action: "sqs:PurgeQueue", resource: one, allows: false },
    ]);
    assert.deepEqual(
      rows.map(({ allows, resources, actions, conditions }) => [allows, resources, actions, conditions]),
      [
        [true, ["one", "two"], ["sqs:SendMessage"], []],
        [false, ["one"], ["sqs:PurgeQueue"], []],
        [true, ["one"], ["sqs:SendMessage"], ["aws:SecureTransport = true"]],
      ],
    );
  });

  it("hide that a resource lies in another region or account", () => {
    const [row] = grantsOf([{ ...grant, action: "sns:Publish", resource: "arn:aws:sns:eu-west-1:1234:x" }]);
    assert.deepEqual(row?.resources, ["x in eu-west-1 of 1234"]);
  });
});
