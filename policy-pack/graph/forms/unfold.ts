import { canonicalType } from "../aliases";
import type { ResourceFacts } from "../resource";
import type { ValueObject } from "../values";
import { UNKNOWN } from "../values";
import { bucketForms } from "./buckets";
import type { Form } from "./form";
import { attachmentForms, busPermissionForm, exclusiveForm, policyForm, roleForms } from "./grants";
import { groupForms, trafficAttachmentForm } from "./traffic";

const queueForms: readonly Form[] = [
  // Stryker disable next-line StringLiteral: held by test/policies/two-forms.test.ts
  policyForm("aws:sqs/queuePolicy:QueuePolicy", "queueUrl"),
  ...(["redrivePolicy", "redriveAllowPolicy"] as const).map((property): Form => {
    const className = property.replace("r", "R");
    return {
      property,
      type: `aws:sqs/${property}:${className}`,
      link: "queueUrl",
      says: (value) => [{ [property]: value }],
    };
  }),
];

/** Everything that rules read in the separate form alone, by the type that may say it otherwise. */
const forms: Readonly<Record<string, readonly Form[]>> = {
  "aws:s3/bucket:Bucket": bucketForms,
  "aws:iam/role:Role": roleForms,
  "aws:iam/policyAttachment:PolicyAttachment": attachmentForms,
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": [exclusiveForm],
  "aws:cloudwatch/eventPermission:EventPermission": [busPermissionForm],
  "aws:sqs/queue:Queue": queueForms,
  "aws:autoscaling/group:Group": groupForms,
  "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment": [trafficAttachmentForm],
  // Stryker disable next-line StringLiteral: held by test/policies/two-forms.test.ts
  "aws:sns/topic:Topic": [policyForm("aws:sns/topicPolicy:TopicPolicy", "arn")],
  "aws:kms/key:Key": [policyForm("aws:kms/keyPolicy:KeyPolicy", "keyId")],
  "aws:secretsmanager/secret:Secret": [
    // Stryker disable next-line StringLiteral: no rule asks which policy a secret has
    policyForm("aws:secretsmanager/secretPolicy:SecretPolicy", "secretArn"),
  ],
  // Stryker disable next-line StringLiteral: no rule asks which policy an API has
  "aws:apigateway/restApi:RestApi": [policyForm("aws:apigateway/restApiPolicy:RestApiPolicy", "restApiId")],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [
    policyForm("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "vpcEndpointId"),
  ],
};

/**
 * The facts with everything in one form: what a resource says inside itself although a resource of its own exists
 * for it becomes such a resource, so that no rule has to read two forms. It keeps the URN and the name of its
 * parent, which is what a person has to change.
 */
export function unfold(facts: readonly ResourceFacts[]): readonly ResourceFacts[] {
  return facts.flatMap((each) => {
    // Stryker disable next-line ArrayDeclaration: what is no form names no property, and no input is called so
    const found = (forms[canonicalType(each.type)] ?? []).filter(({ property }) => isSaid(each, property));
    return found.length === 0 ? [each] : separated(each, found);
  });
}

function isSaid({ inputs }: ResourceFacts, property: string): boolean {
  const value = inputs[property] ?? "";
  return value !== "" && !(Array.isArray(value) && value.length === 0);
}

function separated(facts: ResourceFacts, found: readonly Form[]): readonly ResourceFacts[] {
  // Stryker disable next-line ArrowFunction: what the parent goes on to say, its part says too, where rules read it
  const said = found.map(({ property }) => property);
  // Stryker disable next-line MethodExpression: as above
  const own = Object.entries(facts.inputs).filter(([property]) => !said.includes(property));
  const inputs = Object.fromEntries(own);
  const parts = found.flatMap((form) =>
    form.says(facts.inputs[form.property] ?? null, facts.inputs).map((each) => partOf(facts, form, each)),
  );
  // A parent that is but another form of its parts is nothing beside them.
  // Stryker disable next-line MethodExpression: of one type all forms have a link or none has
  return found.some(({ link }) => link !== undefined) ? [{ ...facts, inputs }, ...parts] : parts;
}

function partOf(
  facts: ResourceFacts,
  { type, link, property, saidAs }: Form,
  own: ValueObject,
): ResourceFacts {
  // Whose it is its dependency tells.
  // Stryker disable next-line ConditionalExpression: an input called undefined is read by no rule
  const inputs: ValueObject = link === undefined ? own : { [link]: UNKNOWN, ...own };
  const sources = Object.keys(own).map((each): [string, readonly string[]] => [
    each,
    // Stryker disable next-line ArrayDeclaration: what is no URN of the program leads to none of its resources
    facts.propertyDependencies[saidAs?.[each] ?? each] ?? facts.propertyDependencies[property] ?? [],
  ]);
  return {
    ...facts,
    type,
    inputs,
    outputs: inputs,
    partOf: facts.type,
    propertyDependencies: {
      ...Object.fromEntries(sources),
      // Stryker disable next-line ConditionalExpression: an input called undefined is read by no rule
      ...(link !== undefined && { [link]: [facts.urn] }),
    },
  };
}
