import { textOf, type Values } from "../../../tools/stand-in/values";
import { account, policy } from "./harness";
import { by, testRefusals, type Ground } from "./refused";

const lambda = "aws:lambda/function:Function";
const queue = "aws:sqs/queue:Queue";
const invokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const here = `eu-central-1:${account}`;
const destination = `arn:aws:sqs:${here}:q`;
const role = (ground: Ground): void => ground.role("f", "lambda.amazonaws.com");

const inputs = (more: Values = {}): Values => ({
  name: "f",
  role: `arn:aws:iam::${account}:role/f`,
  ...more,
});

const withFunction = (ground: Ground, more: Values = {}): void => {
  role(ground);
  ground.make(lambda, "f", inputs(more));
};

const failing: Values = { functionName: "f", destinationConfig: { onFailure: { destination } } };

describe("stand-in rules of functions", () => {
  testRefusals([
    {
      title: "a permission on a function that does not exist yet",
      given: role,
      type: "aws:lambda/permission:Permission",
      inputs: () => ({
        statementId: "s",
        function: "f",
        principal: "events.amazonaws.com",
        action: "lambda:InvokeFunction",
      }),
      error: /^ResourceNotFoundException: Function not found/,
      mended: by((ground) => ground.make(lambda, "f", inputs())),
    },
    {
      title: "a destination of failed events that does not exist yet",
      given: (ground) => {
        withFunction(ground);
        ground.allow("f", "sqs:SendMessage");
      },
      type: invokeConfig,
      inputs: () => failing,
      error: /^InvalidParameterValueException: The destination ARN is invalid/,
      mended: by((ground) => ground.make(queue, "q", { name: "q" })),
    },
    {
      title: "a destination to which the function's role may not send yet",
      given: (ground) => {
        withFunction(ground);
        ground.make(queue, "q", { name: "q" });
      },
      type: invokeConfig,
      inputs: () => failing,
      error: /does not have permissions to call SendMessage on SQS\n.*role 'f'.*dependsOn/,
      mended: by((ground) => ground.allow("f", "sqs:Send*", destination)),
    },
    {
      title: "a destination to which the role may not send, though it may to another",
      given: (ground) => {
        withFunction(ground);
        for (const name of ["q", "r"]) ground.make(queue, name, { name });
        ground.allow("f", "sqs:SendMessage", `arn:aws:sqs:${here}:r`);
      },
      type: invokeConfig,
      inputs: () => failing,
      error: /does not have permissions to call SendMessage on SQS/,
      mended: by((ground) => {
        const arn = `arn:aws:iam::${account}:policy/sender`;
        const document = policy({ Action: "sqs:SendMessage", Resource: destination });
        ground.make("aws:iam/policy:Policy", "sender", { name: "sender", policy: document });
        const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        ground.make(attachment, "sender", { role: "f", policyArn: arn });
      }),
    },
    {
      title: "a dead-letter queue to which the role may not send",
      given: (ground) => {
        role(ground);
        ground.make(queue, "q", { name: "q" });
      },
      type: lambda,
      inputs: () => inputs({ deadLetterConfig: { targetArn: destination } }),
      error: /does not have permissions to call SendMessage on SQS/,
      mended: by((ground) => ground.allow("f", "sqs:SendMessage")),
    },
    {
      title: "a function in the VPC whose role may not make interfaces yet",
      given: (ground) => {
        ground.network();
        role(ground);
      },
      type: lambda,
      inputs: (ground) =>
        inputs({ vpcConfig: { subnetIds: [ground.id("a")], securityGroupIds: [ground.id("sg")] } }),
      error: /does not have permissions to call CreateNetworkInterface on EC2/,
      mended: by((ground) =>
        ground.make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "vpc", {
          role: "f",
          policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
        }),
      ),
    },
    {
      title: "more reserved executions than an account has to spare",
      given: (ground) => {
        role(ground);
        ground.make(lambda, "other", inputs({ name: "other", reservedConcurrentExecutions: 899 }));
      },
      type: lambda,
      inputs: () => inputs({ reservedConcurrentExecutions: 2 }),
      error: /UnreservedConcurrentExecution below its minimum value of \[100\]/,
      mended: () => ({ reservedConcurrentExecutions: 1 }),
    },
    {
      title: "a queue whose messages come back before the function is done",
      given: (ground) => {
        withFunction(ground, { timeout: 60 });
        ground.allow("f", "sqs:*");
        ground.make(queue, "q", { name: "q", visibilityTimeoutSeconds: 30 });
        ground.make(queue, "slow", { name: "slow", visibilityTimeoutSeconds: 60 });
      },
      type: mapping,
      inputs: () => ({ functionName: "f", eventSourceArn: destination }),
      error: /Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds/,
      mended: () => ({ eventSourceArn: `arn:aws:sqs:${here}:slow` }),
    },
    {
      title: "a queue from which the function's role may not receive",
      given: (ground) => {
        withFunction(ground);
        ground.make(queue, "q", { name: "q" });
      },
      type: mapping,
      inputs: () => ({ functionName: "f", eventSourceArn: destination }),
      error: /does not have permissions to call ReceiveMessage on SQS/,
      mended: by((ground) => ground.allow("f", "sqs:ReceiveMessage")),
    },
  ]);
});

describe("stand-in rules of certificates", () => {
  const certificate = "aws:acm/certificate:Certificate";
  const validation = "aws:acm/certificateValidation:CertificateValidation";
  const request = (ground: Ground): void =>
    ground.make(certificate, "c", { domainName: "a.example.com", validationMethod: "DNS" });
  const record = (ground: Ground): string => {
    const [held] = ground.harness.cloud.list(certificate);
    const [option] = (held?.outputs.domainValidationOptions ?? []) as Values[];
    return textOf(option?.resourceRecordName) ?? "";
  };
  const write = (ground: Ground): void =>
    ground.make("aws:route53/record:Record", "r", { zoneId: "Z1", name: record(ground), type: "CNAME" });

  testRefusals([
    {
      title: "to wait for a certificate whose record does not exist",
      given: request,
      type: validation,
      inputs: (ground) => ({ certificateArn: ground.id("c") }),
      error: /^RequestTimeout: .*PENDING_VALIDATION.*\n.*no record for _[0-9a-f]{32}\.a\.example\.com/,
      mended: by(write),
    },
    {
      title: "to wait for other records than the certificate's",
      given: (ground) => {
        request(ground);
        write(ground);
      },
      type: validation,
      inputs: (ground) => ({ certificateArn: ground.id("c"), validationRecordFqdns: ["x.example.com"] }),
      error: /missing _[0-9a-f]{32}\.a\.example\.com DNS validation record/,
      mended: (ground) => ({ validationRecordFqdns: [record(ground).replace(/\.$/, "")] }),
    },
  ]);
});
