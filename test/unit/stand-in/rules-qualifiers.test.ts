import { textOf, type Values } from "../../../tools/stand-in/values";
import { alias, functionArn, here, lambda, roleArn } from "./compute-ground";
import { account } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const type = "aws:lambda/function:Function";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const queue = "aws:sqs/queue:Queue";
const permission: Values = {
  statementId: "s",
  function: "f",
  qualifier: "live",
  principal: "events.amazonaws.com",
  action: "lambda:InvokeFunction",
};
const imageUri = `${account}.dkr.ecr.eu-central-1.amazonaws.com/tradai-lambda-x:v1`;

const consumer = (ground: Ground, more: Values): void => {
  lambda(ground, more);
  alias(ground);
  ground.make(queue, "q", { name: "q", visibilityTimeoutSeconds: 60 });
};

const mapped: Values = { functionName: `${functionArn}:live`, eventSourceArn: `arn:aws:sqs:${here}:q` };

describe("stand-in rules of versions, aliases and images", () => {
  testRefusals([
    {
      title: "an alias of a version that was never published",
      given: (ground) => lambda(ground),
      type: "aws:lambda/alias:Alias",
      inputs: () => ({ name: "live", functionName: "f", functionVersion: "2" }),
      error: /^ResourceNotFoundException: Function not found: .*:function:f:2\n.*published 1 versions/,
      mended: () => ({ functionVersion: "1" }),
    },
    {
      title: "an alias of a function that publishes nothing",
      given: (ground) => lambda(ground, { publish: false }),
      type: "aws:lambda/alias:Alias",
      inputs: () => ({ name: "live", functionName: functionArn, functionVersion: "1" }),
      error: /published 0 versions/,
      mended: () => ({ functionVersion: "$LATEST" }),
    },
    {
      title: "an alias that leads a part of the calls to a version that was never published",
      given: (ground) => lambda(ground),
      type: "aws:lambda/alias:Alias",
      inputs: () => ({
        name: "live",
        functionName: "f",
        functionVersion: "1",
        routingConfig: { additionalVersionWeights: { "7": 0.1 } },
      }),
      error: /Function not found: .*:function:f:7/,
      mended: () => ({ routingConfig: null }),
    },
    {
      title: "a permission on an alias that does not exist yet",
      given: (ground) => lambda(ground),
      type: "aws:lambda/permission:Permission",
      inputs: () => permission,
      error: /^ResourceNotFoundException: Cannot find alias arn: .*:function:f:live\n.*dependsOn/,
      mended: by(alias),
    },
    {
      title: "an invoke configuration of an alias that does not exist yet",
      given: (ground) => lambda(ground),
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      inputs: () => ({ functionName: functionArn, qualifier: "live" }),
      error: /^ResourceNotFoundException: Cannot find alias arn/,
      mended: by(alias),
    },
    {
      title: "a function of an image whose repository does not exist yet",
      given: (ground) => ground.role("f", "lambda.amazonaws.com"),
      type,
      inputs: () => ({ name: "f", role: roleArn("f"), packageType: "Image", imageUri }),
      error: /^InvalidParameterValueException: Source image .* does not exist.*\n.*'tradai-lambda-x'/,
      mended: by((ground) => ground.make("aws:ecr/repository:Repository", "x", { name: "tradai-lambda-x" })),
    },
    {
      title: "an alias as consumer whose function may not receive",
      given: (ground) => consumer(ground, {}),
      type: mapping,
      inputs: () => mapped,
      error: /does not have permissions to call ReceiveMessage on SQS/,
      mended: by((ground) => ground.allow("f", "sqs:ReceiveMessage")),
    },
    {
      title: "an alias as consumer whose function takes longer than the message stays hidden",
      given: (ground) => {
        consumer(ground, { timeout: 90 });
        ground.allow("f", "sqs:ReceiveMessage");
        ground.make(queue, "slow", { name: "slow", visibilityTimeoutSeconds: 90 });
      },
      type: mapping,
      inputs: () => mapped,
      error: /Queue visibility timeout: 60 seconds is less than Function timeout: 90 seconds/,
      mended: () => ({ eventSourceArn: `arn:aws:sqs:${here}:slow` }),
    },
    {
      title: "more consumers at once than the function has reserved",
      given: (ground) => {
        consumer(ground, { reservedConcurrentExecutions: 2 });
        ground.allow("f", "sqs:ReceiveMessage");
      },
      type: mapping,
      inputs: () => ({ ...mapped, scalingConfig: { maximumConcurrency: 3 } }),
      error: /maximum concurrency 3 of the event source is higher than the function's reserved 2/,
      mended: () => ({ scalingConfig: { maximumConcurrency: 2 } }),
    },
    {
      title: "failures of an alias to where its function may not send",
      given: (ground) => {
        lambda(ground);
        alias(ground);
        ground.make(queue, "q", { name: "q" });
      },
      type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      inputs: () => ({
        functionName: functionArn,
        qualifier: "live",
        destinationConfig: { onFailure: { destination: textOf(mapped.eventSourceArn) ?? "" } },
      }),
      error: /does not have permissions to call SendMessage on SQS/,
      mended: by((ground) => ground.allow("f", "sqs:SendMessage")),
    },
  ]);
});
