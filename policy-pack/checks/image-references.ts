import { containersOf } from "../graph/containers";
import type { ResourceGraph } from "../graph/graph";
import { machineTypes, scriptOf } from "../graph/machines";
import { Undecidable } from "../graph/reader";
import type { Resource } from "../graph/resource";
import type { Check, RuleContext, Violation } from "../rule";
import { imagesInScript } from "./script-images";

export const imageUsers: readonly string[] = [
  "aws:lambda/function:Function",
  "aws:ecs/taskDefinition:TaskDefinition",
  ...machineTypes,
];
const repositoryType = "aws:ecr/repository:Repository";
const cacheType = "aws:ecr/pullThroughCacheRule:PullThroughCacheRule";

interface ImageUse {
  /** Who runs it, for messages. */
  readonly where: string;
  readonly image: string;
}

function imagesOf(subject: Resource): readonly ImageUse[] {
  if (machineTypes.includes(subject.type)) {
    return imagesInScript(scriptOf(subject)).map((image) => ({ where: "user data", image }));
  }
  const single = subject.inputs.text("imageUri");
  return single !== undefined
    ? [{ where: "the function", image: single }]
    : containersOf(subject).map((container) => ({
        where: `container ${container.text("name") ?? "without name"}`,
        image: container.text("image") ?? "",
      }));
}

/** The parts of an image's address. */
export interface ImageParts {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** https://github.com/distribution/reference: what stands before the first slash is a host where it looks like one. */
export function partsOf(image: string): ImageParts | undefined {
  const found =
    /^(?:((?:[^/:]+\.[^/:]+|localhost)(?::\d+)?)\/)?([^:@]+)(?::([\w.-]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
      image,
    );
  if (!found) {
    return undefined;
  }
  const [, registry = "docker.io", repository, tag, digest] = found;
  return { registry, repository: String(repository), tag, digest };
}

/** A tag that stands for one build holds a number of a version or a commit. */
function isVersion(tag: string): boolean {
  return /\d\.\d/.test(tag) || /(?:^|[._-])[0-9a-f]{7,64}$/.test(tag) || /\d{6,}/.test(tag);
}

/** Images are of declared repositories of this account, by version or digest. */
export const imagesPinned: Check = function* (subject, context) {
  for (const { where, image } of imagesOf(subject)) {
    if (image.includes("$")) {
      throw new Undecidable(`the image ${image} of ${where} is chosen on the machine`);
    }
    const parts = partsOf(image);
    const problem = parts ? problemOf(parts, context) : { found: "no image", expected: "an image" };
    if (problem) {
      yield { ...problem, found: `${where} runs ${image || "nothing"}: ${problem.found}` };
    }
  }
};

function problemOf(parts: ImageParts, context: RuleContext): Violation | undefined {
  const { graph, place, requireWhole } = context;
  const { registry, repository, tag, digest } = parts;
  const { 1: account, 2: region } = {
    .../^(\d{12})\.dkr[.-]ecr\.([a-z0-9-]+)\.(?:amazonaws\.com|on\.aws)$/.exec(registry),
  };
  const here = { account: place.account ?? account, region: place.region ?? region };
  // Stryker disable next-line ConditionalExpression: it matters where an environment has no account, and each has
  if (account === undefined || account !== here.account || region !== here.region) {
    return {
      found: `${registry} is not this account's registry`,
      expected: `${here.account ?? "{account}"}.dkr.ecr.${here.region ?? "{region}"}.amazonaws.com, or a pull-through cache there`,
    };
  }
  const isCached = cachePrefixes(graph).some((prefix) => repository.startsWith(`${prefix}/`));
  if (digest === undefined && (isCached || !isVersion(String(tag)))) {
    return isCached
      ? { found: "whoever publishes it may move the tag", expected: "a digest: `@sha256:...`" }
      : {
          found: tag === undefined ? "without a version it is `latest`" : `the tag ${tag} is no version`,
          expected: "the tag of a version, or a digest",
        };
  }
  if (isCached || namesOf(graph, repositoryType, "name").includes(repository)) {
    return undefined;
  }
  requireWhole("the repository may be declared in another layer");
  return { found: `nothing declares the repository ${repository}`, expected: "a declared repository" };
}

/** The prefixes below which ECR keeps the images of other registries; throws where one is unknown. */
export function cachePrefixes(graph: ResourceGraph): readonly string[] {
  return namesOf(graph, cacheType, "ecrRepositoryPrefix");
}

function namesOf(graph: ResourceGraph, type: string, property: string): readonly string[] {
  return graph.ofType(type).map((each) => {
    const name = each.knownText(property);
    if (name === undefined) {
      throw new Undecidable(`\`${property}\` of ${each.name} is known only after the update`);
    }
    return name;
  });
}
