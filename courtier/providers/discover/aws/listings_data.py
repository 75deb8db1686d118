"""What AWS lists of what holds data: blocks, objects, files, archives, copies, databases."""

from __future__ import annotations

from courtier.providers.discover.aws.listing import NAME, Listing, Step, simple

_PAGE = {"MaxResults": 500}
_WHERE = "BucketRegion Location.LocationConstraint"
_NAMED = {"Bucket": "Name"}
_OPEN = {"BlockPublicAcls": False, "IgnorePublicAcls": False,
         "BlockPublicPolicy": False, "RestrictPublicBuckets": False}  # fmt: skip
_NO_BLOCK = {"NoSuchPublicAccessBlockConfiguration": {"PublicAccessBlockConfiguration": _OPEN}}
_NO_RULE = {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "none"}}]}

BUCKETS = Listing("s3", "s3:bucket", "arn:{partition}:s3:::{Name}", (
    Step("ListBuckets", "Buckets", constants={"MaxBuckets": 1000}),
    Step("GetBucketLocation", into="Location", given=_NAMED, unless="BucketRegion"),
    Step("GetBucketEncryption", "ServerSideEncryptionConfiguration", into="Encryption",
         given=_NAMED, at=_WHERE,
         none={"ServerSideEncryptionConfigurationNotFoundError":
               {"ServerSideEncryptionConfiguration": _NO_RULE}}),
    Step("GetPublicAccessBlock", "PublicAccessBlockConfiguration", into="PublicAccessBlock",
         given=_NAMED, at=_WHERE, none=_NO_BLOCK),
    Step("GetBucketPolicyStatus", "PolicyStatus", into="PolicyStatus",
         given=_NAMED, at=_WHERE,
         none={"NoSuchBucketPolicy": {"PolicyStatus": {"IsPublic": False}}}),
    Step("GetBucketAcl", "Grants", into="Grants", given=_NAMED, at=_WHERE),
    Step("GetBucketTagging", "TagSet", into="TagSet", given=_NAMED,
         at=_WHERE, none={"NoSuchTagSet": {"TagSet": []}}),
    Step("GetPublicAccessBlock", "PublicAccessBlockConfiguration", into="AccountBlock",
         service="s3control", constants={"AccountId": "{account}"}, once=True, none=_NO_BLOCK),
), tags="TagSet", region=_WHERE, everywhere=True, absent={"Grants.Grantee.URI": ""})  # fmt: skip

STORAGE = (
    simple("ec2", "ec2:volume", "arn:{partition}:ec2:{region}:{account}:volume/{VolumeId}",
           "DescribeVolumes", "Volumes", constants=_PAGE, tags="Tags"),
    simple("ec2", "ec2:snapshot", "arn:{partition}:ec2:{region}:{account}:snapshot/{SnapshotId}",
           "DescribeSnapshots", "Snapshots", constants={"OwnerIds": ["self"], **_PAGE},
           tags="Tags", owner="OwnerId"),
    BUCKETS,
    simple("ecr", "ecr:repository", "repositoryArn", "DescribeRepositories", "repositories"),
    simple("efs", "elasticfilesystem:file-system", "FileSystemArn", "DescribeFileSystems",
           "FileSystems", tags="Tags"),
    simple("fsx", "fsx:file-system", "ResourceARN", "DescribeFileSystems", "FileSystems",
           tags="Tags"),
    simple("transfer", "transfer:server", "Arn", "ListServers", "Servers"),
    simple("storagegateway", "storagegateway:gateway", "GatewayARN", "ListGateways", "Gateways"),
    simple("glacier", "glacier:vaults", "VaultARN", "ListVaults", "VaultList",
           constants={"accountId": "-"}),
    simple("backup", "backup:backup-vault", "BackupVaultArn", "ListBackupVaults",
           "BackupVaultList"),
)  # fmt: skip

DATABASES = (
    simple("rds", "rds:db", "DBInstanceArn", "DescribeDBInstances", "DBInstances",
           tags="TagList"),
    simple("rds", "rds:cluster", "DBClusterArn", "DescribeDBClusters", "DBClusters",
           tags="TagList"),
    simple("rds", "rds:snapshot", "DBSnapshotArn", "DescribeDBSnapshots", "DBSnapshots",
           tags="TagList"),
    simple("rds", "rds:cluster-snapshot", "DBClusterSnapshotArn", "DescribeDBClusterSnapshots",
           "DBClusterSnapshots", tags="TagList"),
    Listing("dynamodb", "dynamodb:table", "arn:{partition}:dynamodb:{region}:{account}:table/{@}", (
        Step("ListTables", "TableNames"),
        Step("DescribeTable", "Table", into="Table", given={"TableName": NAME}),
    )),
    simple("elasticache", "elasticache:cluster", "ARN", "DescribeCacheClusters",
           "CacheClusters", constants={"ShowCacheClustersNotInReplicationGroups": True}),
    simple("elasticache", "elasticache:replicationgroup", "ARN", "DescribeReplicationGroups",
           "ReplicationGroups"),
    simple("elasticache", "elasticache:serverlesscache", "ARN", "DescribeServerlessCaches",
           "ServerlessCaches"),
    simple("memorydb", "memorydb:cluster", "ARN", "DescribeClusters", "Clusters"),
    simple("redshift", "redshift:cluster",
           "arn:{partition}:redshift:{region}:{account}:cluster:{ClusterIdentifier}",
           "DescribeClusters", "Clusters", tags="Tags"),
    simple("redshift-serverless", "redshift-serverless:namespace", "namespaceArn",
           "ListNamespaces", "namespaces"),
    simple("redshift-serverless", "redshift-serverless:workgroup", "workgroupArn",
           "ListWorkgroups", "workgroups"),
    Listing("opensearch", "es:domain",
            "arn:{partition}:es:{region}:{account}:domain/{DomainName}", (
        Step("ListDomainNames", "DomainNames"),
        Step("DescribeDomain", "DomainStatus", into="DomainStatus",
             given={"DomainName": "DomainName"}),
    )),
    simple("dax", "dax:cache", "ClusterArn", "DescribeClusters", "Clusters",
           absent={"SSEDescription": {"Status": "DISABLED"}}),
)  # fmt: skip
