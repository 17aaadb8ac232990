import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import type { PackageRepository } from "../shared/naming";
import { ResourcePolicyBuilder } from "../shared/policy";
import type { Keys } from "./keys";

/** Names that a package manager needs to reach the repository. */
export interface Packages {
  readonly domain: string;
  readonly repository: string;
}

/** Refuses tokens of the domain to everyone outside the account, whatever a later grant says. */
function domainPolicy({ settings, arns }: LayerContext): string {
  return new ResourcePolicyBuilder(settings, "packageDomain", arns.packageDomain())
    .deny(["codeartifact:GetAuthorizationToken", "codeartifact:ListRepositoriesInDomain"])
    .to("*")
    .when({ StringNotEquals: { "aws:PrincipalAccount": settings.account } })
    .because("Keep other accounts out")
    .build().json;
}

/** Refuses packages to everyone outside the account, as the domain refuses tokens. */
function repositoryPolicy({ settings, arns }: LayerContext, repository: PackageRepository): string {
  return new ResourcePolicyBuilder(settings, "packageRepository", arns.packageRepository(repository))
    .deny("codeartifact:ReadFromRepository")
    .to("*")
    .when({ StringNotEquals: { "aws:PrincipalAccount": settings.account } })
    .because("Keep other accounts out")
    .build().json;
}

function createRepository(
  context: LayerContext,
  domain: aws.codeartifact.Domain,
  id: PackageRepository,
  args: Omit<aws.codeartifact.RepositoryArgs, "domain" | "repository" | "tags">,
): aws.codeartifact.Repository {
  const name = context.names.packageRepository(id);
  const repository = new aws.codeartifact.Repository(
    `packages-${id}`,
    { domain: domain.domain, repository: name, tags: context.tags(name), ...args },
    context.holdsData(),
  );
  new aws.codeartifact.RepositoryPermissionsPolicy(
    `packages-${id}-policy`,
    {
      domain: domain.domain,
      repository: repository.repository,
      policyDocument: repositoryPolicy(context, id),
    },
    context.options(),
  );
  return repository;
}

/**
 * CodeArtifact: the domain, our Python repository, and the one that is connected to PyPI, so that the
 * outside connection stays apart from our own packages (OPEN-03, TRADAI-H-13).
 */
export function createPackages(context: LayerContext, keys: Keys): Packages {
  const { names } = context;
  const domain = new aws.codeartifact.Domain(
    "packages",
    {
      domain: names.packageDomain(),
      encryptionKey: keys.data?.arn,
      tags: context.tags(names.packageDomain()),
    },
    context.holdsData(),
  );
  new aws.codeartifact.DomainPermissions(
    "packages-policy",
    { domain: domain.domain, policyDocument: domainPolicy(context) },
    context.options(),
  );
  const pypi = createRepository(context, domain, "pypi", {
    description: "PyPI, fetched on demand and kept",
    externalConnections: { externalConnectionName: "public:pypi" },
  });
  createRepository(context, domain, "python", {
    description: "our packages, and PyPI's behind them",
    upstreams: [{ repositoryName: pypi.repository }],
  });
  return { domain: names.packageDomain(), repository: names.packageRepository("python") };
}
