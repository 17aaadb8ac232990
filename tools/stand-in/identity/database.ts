import type { Identity } from "./identity";

/** Databases and their groups. */
export const databaseIdentities: Readonly<Record<string, Identity>> = {
  "aws:rds/instance:Instance": {
    id: "{identifier}",
    name: "identifier",
    arn: "arn:aws:rds:{region}:{account}:db:{identifier}",
    taken: "DBInstanceAlreadyExists",
    outputs: {
      resourceId: "db-{upper:26}",
      address: "{identifier}.{lower:12}.{region}.rds.amazonaws.com",
      endpoint: "{identifier}.{lower:12}.{region}.rds.amazonaws.com:{port}",
      hostedZoneId: "Z1RLNUO7B9Q6NB",
      status: "available",
      availabilityZone: "{region}a",
      caCertIdentifier: "rds-ca-rsa2048-g1",
      engineVersionActual: "{engineVersion}",
      upgradeRolloutOrder: "second",
    },
    defaults: { port: 5432 },
    derive: (inputs, fill) => ({
      masterUserSecrets:
        inputs.manageMasterUserPassword === true
          ? [
              {
                secretArn: fill("arn:aws:secretsmanager:{region}:{account}:secret:rds!db-{uuid}-{mixed:6}"),
                secretStatus: "active",
                kmsKeyId:
                  fill("{masterUserSecretKmsKeyId}") || fill("arn:aws:kms:{region}:{account}:key/{uuid}"),
              },
            ]
          : [],
    }),
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:rds:{region}:{account}:subgrp:{name}",
    taken: "DBSubnetGroupAlreadyExists",
    derive: () => ({ supportedNetworkTypes: ["IPV4"] }),
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    id: "{name}",
    name: "name",
    arn: "arn:aws:rds:{region}:{account}:pg:{name}",
    taken: "DBParameterGroupAlreadyExists",
  },
};
