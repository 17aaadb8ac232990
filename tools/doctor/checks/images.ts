import {
  DescribeImagesCommand,
  ECRClient,
  ImageNotFoundException,
  RepositoryNotFoundException,
} from "@aws-sdk/client-ecr";
import type { Image } from "../../images/images";
import { imagesOf } from "../../images/images";
import type { Answer, Check, Finding, Patient } from "../check";

type Standing = "there" | "no image" | "no repository";

async function standingOf({ aws }: Patient, { repository, version }: Image): Promise<Standing> {
  const imageId = version.startsWith("sha256:") ? { imageDigest: version } : { imageTag: version };
  try {
    await aws
      .client(ECRClient)
      .send(new DescribeImagesCommand({ repositoryName: repository, imageIds: [imageId] }));
    return "there";
  } catch (error) {
    if (error instanceof ImageNotFoundException) return "no image";
    if (error instanceof RepositoryNotFoundException) return "no repository";
    throw error;
  }
}

/** Images that are built elsewhere and pushed here, to repositories of the persistent layer. */
async function pushed(patient: Patient, images: readonly Image[]): Promise<Answer> {
  const standings = await Promise.all(images.map((image) => standingOf(patient, image)));
  const homeless = images.filter((_, index) => standings[index] === "no repository");
  const missing = images.filter((_, index) => standings[index] === "no image");
  const findings: Finding[] = missing.map(({ repository, version, reference }) => ({
    severity: "blocks",
    what: `${repository}:${version}`,
    found: "the repository has no such image, and compute makes nothing from it",
    remedy: `docker push ${reference}`,
  }));
  const [first] = homeless;
  if (first !== undefined) {
    const all = homeless.length === images.length;
    findings.push({
      // Before the first deployment there is nowhere to push to, and persistent needs no image.
      severity: all ? "warns" : "blocks",
      what: `${homeless.length} of ${images.length} repositories`,
      found: `not in ECR: ${first.repository}${homeless.length === 1 ? "" : " and others"}`,
      remedy: `pulumi up in persistent/, then push what "npm run images -- ${patient.settings.environment}" lists, then foundation and compute`,
    });
  }
  return { findings, fine: `${images.length} images at ${images[0]?.version ?? "no version"}` };
}

/** The sidecar, which the cache of public images fetches at its first pull from outside the VPC. */
async function cached(patient: Patient, images: readonly Image[]): Promise<Answer> {
  const standings = await Promise.all(images.map((image) => standingOf(patient, image)));
  const findings = images
    .filter((_, index) => standings[index] !== "there")
    .map(({ repository, reference }): Finding => ({
      severity: "warns",
      what: repository,
      found: "not in the cache yet, and tasks in the VPC cannot have it fetched",
      remedy: `after persistent, from outside the VPC: docker pull ${reference}`,
    }));
  return { findings, fine: "the collector is cached" };
}

/** Everything that `npm run images` lists is in ECR at the version that the settings name. */
export const imagesCheck: Check = (patient) => {
  const { settings } = patient;
  // Without a version there is nothing to look for: dev and staging may leave it out.
  if (settings.images === undefined) return [];
  const images = imagesOf(settings);
  return [
    {
      about: "images",
      ask: () =>
        pushed(
          patient,
          images.filter(({ source }) => source !== undefined),
        ),
    },
    {
      about: "collector",
      ask: () =>
        cached(
          patient,
          images.filter(({ source }) => source === undefined),
        ),
    },
  ];
};
