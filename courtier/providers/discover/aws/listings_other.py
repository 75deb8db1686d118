"""What AWS lists of messages, analysis, logs, keys and identities, and its two indexes."""

from __future__ import annotations

from courtier.providers.discover.aws.listing import NAME, Listing, Step, simple

MESSAGES = (
    Listing("sqs", "sqs:queue", "arn:{partition}:sqs:{region}:{account}:{@/}", (
        Step("ListQueues", "QueueUrls", constants={"MaxResults": 1000}),
        Step("GetQueueAttributes", "Attributes", into="Attributes", given={"QueueUrl": NAME},
             constants={"AttributeNames": ["KmsMasterKeyId", "SqsManagedSseEnabled"]}),
    ), absent={"Attributes.KmsMasterKeyId": "", "Attributes.SqsManagedSseEnabled": "false"}),
    Listing("sns", "sns:topic", "TopicArn", (
        Step("ListTopics", "Topics"),
        Step("GetTopicAttributes", "Attributes", into="Attributes",
             given={"TopicArn": "TopicArn"}),
    ), absent={"Attributes.KmsMasterKeyId": ""}),
    Listing("kinesis", "kinesis:stream", "StreamARN", (
        Step("ListStreams", "StreamSummaries"),
        Step("DescribeStreamSummary", "StreamDescriptionSummary", into="Summary",
             given={"StreamARN": "StreamARN"}),
    ), absent={"Summary.EncryptionType": "NONE"}),
    Listing("firehose", "firehose:deliverystream",
            "arn:{partition}:firehose:{region}:{account}:deliverystream/{@}", (
        Step("ListDeliveryStreams", "DeliveryStreamNames", constants={"Limit": 100},
             pages=("ExclusiveStartDeliveryStreamName", "DeliveryStreamNames")),
        Step("DescribeDeliveryStream", "DeliveryStreamDescription", into="Stream",
             given={"DeliveryStreamName": NAME}),
    )),
    Listing("mq", "mq:broker", "BrokerArn", (
        Step("ListBrokers", "BrokerSummaries"),
        Step("DescribeBroker", into="Broker", given={"BrokerId": "BrokerId"}),
    ), tags="Broker.Tags"),
    simple("kafka", "kafka:cluster", "ClusterArn", "ListClustersV2", "ClusterInfoList",
           tags="Tags"),
    simple("events", "events:event-bus", "Arn", "ListEventBuses", "EventBuses",
           pages=("NextToken", "NextToken")),
    simple("sesv2", "ses:identity", "arn:{partition}:ses:{region}:{account}:identity/"
           "{IdentityName}", "ListEmailIdentities", "EmailIdentities",
           pages=("NextToken", "NextToken")),
)  # fmt: skip

ANALYSIS = (
    simple("glue", "glue:database", "arn:{partition}:glue:{region}:{account}:database/{Name}",
           "GetDatabases", "DatabaseList"),
    simple("glue", "glue:job", "arn:{partition}:glue:{region}:{account}:job/{@}",
           "ListJobs", "JobNames"),
    simple("athena", "athena:workgroup",
           "arn:{partition}:athena:{region}:{account}:workgroup/{Name}", "ListWorkGroups",
           "WorkGroups", pages=("NextToken", "NextToken")),
    simple("emr", "elasticmapreduce:cluster", "ClusterArn", "ListClusters", "Clusters",
           constants={"ClusterStates": ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"]}),
    simple("sagemaker", "sagemaker:notebook-instance", "NotebookInstanceArn",
           "ListNotebookInstances", "NotebookInstances"),
    simple("sagemaker", "sagemaker:domain", "DomainArn", "ListDomains", "Domains"),
    simple("sagemaker", "sagemaker:endpoint", "EndpointArn", "ListEndpoints", "Endpoints"),
    simple("bedrock-agent", "bedrock:agent",
           "arn:{partition}:bedrock:{region}:{account}:agent/{agentId}", "ListAgents",
           "agentSummaries"),
)  # fmt: skip

CONTROL = (
    simple("logs", "logs:log-group",
           "arn:{partition}:logs:{region}:{account}:log-group:{logGroupName}",
           "DescribeLogGroups", "logGroups"),
    simple("cloudtrail", "cloudtrail:trail", "TrailARN", "DescribeTrails", "trailList",
           constants={"includeShadowTrails": False}),
    simple("guardduty", "guardduty:detector",
           "arn:{partition}:guardduty:{region}:{account}:detector/{@}", "ListDetectors",
           "DetectorIds"),
    Listing("kms", "kms:key", "KeyArn", (
        Step("ListKeys", "Keys"),
        Step("DescribeKey", "KeyMetadata", into="KeyMetadata", given={"KeyId": "KeyId"}),
    )),
    simple("secretsmanager", "secretsmanager:secret", "ARN", "ListSecrets", "SecretList",
           tags="Tags"),
    simple("acm", "acm:certificate", "CertificateArn", "ListCertificates",
           "CertificateSummaryList"),
    simple("ssm", "ssm:parameter", "ARN", "DescribeParameters", "Parameters"),
    simple("cloudhsmv2", "cloudhsm:cluster",
           "arn:{partition}:cloudhsm:{region}:{account}:cluster/{ClusterId}",
           "DescribeClusters", "Clusters", tags="TagList", gone={"State": ("DELETED",)}),
    simple("stepfunctions", "states:stateMachine", "stateMachineArn", "ListStateMachines",
           "stateMachines"),
    simple("cognito-idp", "cognito-idp:userpool",
           "arn:{partition}:cognito-idp:{region}:{account}:userpool/{Id}", "ListUserPools",
           "UserPools", constants={"MaxResults": 60}),
    simple("cognito-identity", "cognito-identity:identitypool",
           "arn:{partition}:cognito-identity:{region}:{account}:identitypool/{IdentityPoolId}",
           "ListIdentityPools", "IdentityPools", constants={"MaxResults": 60}),
    simple("ds", "ds:directory", "arn:{partition}:ds:{region}:{account}:directory/{DirectoryId}",
           "DescribeDirectories", "DirectoryDescriptions", gone={"Stage": ("Deleted",)}),
)  # fmt: skip

TAGGED = simple("resourcegroupstaggingapi", "", "ResourceARN", "GetResources",
                "ResourceTagMappingList", constants={"ResourcesPerPage": 100},
                tags="Tags")  # fmt: skip
"""Whatever has, or had, a tag, in one region."""

EXPLORED = simple("resource-explorer-2", "", "Arn", "ListResources", "Resources",
                  constants={"MaxResults": 500}, tags="Properties.Data", everywhere=True,
                  needed="where-enabled")  # fmt: skip
"""Whatever the index knows, in the region of that index. A page of 1,000 would be the only one."""
