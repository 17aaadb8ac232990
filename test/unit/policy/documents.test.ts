import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { PolicyBuilder, ResourcePolicyBuilder, trustPolicy } from "../../../shared/policy";
import { arns, dev, plain } from "./scope";

describe("the examples in the documentation are true", () => {
  const source = readFileSync(`${__dirname}/../../../shared/policy/index.ts`, "utf8").replace(/^ \* ?/gm, "");
  const shown = [...source.matchAll(/```json\n([\s\S]*?)```/g)].map(
    (match) => JSON.parse(match[1] ?? "") as unknown,
  );
  const built = [
    new PolicyBuilder(dev)
      .withSecretsRead("exchange-keys")
      .allow("sqs:SendMessage")
      .on("arn:aws:sqs:eu-central-1:600802701449:tradai-backtest-queue-dev.fifo")
      .because("hand over backtests")
      .build(),
    new ResourcePolicyBuilder(dev, "bucket", arns.bucket("logs"))
      .requireTls()
      .allow("s3:PutObject")
      .to("cloudtrail.amazonaws.com")
      .on(arns.objects("logs", "cloudtrail/"))
      .when({ ArnEquals: { "aws:SourceArn": arns.trail() } })
      .because("deliver the audit trail")
      .build(),
    trustPolicy(dev, "cloudtrail.amazonaws.com", { sourceArn: arns.trail() }),
  ];
  built.forEach((document, i) => {
    it(`example ${i + 1} gives the result printed below it`, () => {
      assert.deepEqual(plain(document), shown[i]);
      assert.equal(shown.length, built.length);
    });
  });
});
