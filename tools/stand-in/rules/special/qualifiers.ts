import type { Cloud, CloudResource } from "../../cloud";
import { textOf, valuesAt, type Value } from "../../values";
import { named, special, type SpecialCase, type Write } from "./case";

const type = "aws:lambda/function:Function";
const alias = "aws:lambda/alias:Alias";
const invokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const invalid = "InvalidParameterValueException";

/** The function behind a name, an ARN, or the ARN of one of its versions or aliases. */
export function functionOf(cloud: Cloud, value: Value | undefined): CloudResource | undefined {
  const text = textOf(value);
  const name = /:function:([^:]+)/.exec(text ?? "")?.[1] ?? text?.split(":")[0];
  return name === undefined ? undefined : cloud.find([type], name);
}

/** How many versions a function has published; none are `$LATEST` only. */
const publishedOf = ({ outputs }: CloudResource): number => Number(textOf(outputs.version)) || 0;

const isVersion = (found: CloudResource, qualifier: string): boolean =>
  qualifier === "$LATEST" || (/^\d+$/.test(qualifier) && Number(qualifier) <= publishedOf(found));

const versionThere = special(
  alias,
  "ResourceNotFoundException",
  "lambda/latest/api/API_CreateAlias.html",
  ({ inputs }, cloud) => {
    const found = functionOf(cloud, inputs.functionName);
    const versions = [
      textOf(inputs.functionVersion) ?? "$LATEST",
      ...Object.keys(
        (valuesAt(inputs, "routingConfig.additionalVersionWeights")[0] as object | undefined) ?? {},
      ),
    ];
    const missing = versions.find((version) => found !== undefined && !isVersion(found, version));
    if (found === undefined || missing === undefined) return [];
    return {
      said: `Function not found: ${found.arn ?? found.id}:${missing}`,
      hint: `it has published ${publishedOf(found)} versions; a function without 'publish' has none`,
    };
  },
);

/** What a permission or an invoke configuration is for: an alias or a version of the function. */
const qualifierThere = (of: string, property: string, source: string): SpecialCase =>
  special(of, "ResourceNotFoundException", source, ({ inputs }: Write, cloud) => {
    const found = functionOf(cloud, inputs[property]);
    const qualifier = textOf(inputs.qualifier) ?? "";
    if (found === undefined || qualifier === "" || isVersion(found, qualifier)) return [];
    const arn = `${found.arn ?? found.id}:${qualifier}`;
    const held = named(cloud, [alias], arn);
    if (held.length > 0) return held;
    return {
      said: `Cannot find alias arn: ${arn}`,
      hint: "nothing in 'qualifier' names the alias to the engine; state it with dependsOn",
    };
  });

/** An image function is made from an image that is there; of an image only the repository is known here. */
const imageThere = special(type, invalid, "lambda/latest/dg/images-create.html", (write, cloud) => {
  const uri = textOf(write.inputs.imageUri);
  const parts = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com\/([^:@]+)/.exec(uri ?? "");
  if (parts === null) return [];
  const [, owner, region, repository = ""] = parts;
  if (owner !== write.account) return [];
  const held = cloud.find(["aws:ecr/repository:Repository"], repository, region);
  if (held !== undefined) return [held];
  return {
    said: `Source image ${uri ?? ""} does not exist. Provide a valid source image.`,
    hint: `there is no repository '${repository}' at this moment; state it with dependsOn`,
  };
});

/** Messages that a throttled function gives back count as received, and end in the dead-letter queue unread. */
const withinReserved = special(
  "aws:lambda/eventSourceMapping:EventSourceMapping",
  invalid,
  "lambda/latest/dg/services-sqs-scaling.html",
  ({ inputs }, cloud) => {
    const [wanted] = valuesAt(inputs, "scalingConfig.maximumConcurrency");
    const reserved = functionOf(cloud, inputs.functionName)?.inputs.reservedConcurrentExecutions;
    if (typeof wanted !== "number" || typeof reserved !== "number" || reserved < 0 || wanted <= reserved) {
      return [];
    }
    return {
      said: `The maximum concurrency ${wanted} of the event source is higher than the function's reserved ${reserved}`,
    };
  },
);

/** Reviewed 2026-11-21. */
export const qualifierCases: readonly SpecialCase[] = [
  versionThere,
  qualifierThere("aws:lambda/permission:Permission", "function", "lambda/latest/api/API_AddPermission.html"),
  qualifierThere(invokeConfig, "functionName", "lambda/latest/api/API_PutFunctionEventInvokeConfig.html"),
  imageThere,
  withinReserved,
];
