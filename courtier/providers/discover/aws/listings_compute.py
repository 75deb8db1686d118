"""What AWS lists of compute, and of the networks around it."""

from __future__ import annotations

from typing import Any

from courtier.providers.discover.aws.listing import BEFORE, NAME, Listing, Step, simple

_PAGE = {"MaxResults": 500}
_LEFT = ("deleted", "deleting", "terminated", "available-deleted")


def _ec2(kind: str, key: str, operation: str, items: str, **more: Any) -> Listing:
    """A listing of EC2, whose answers hold parts of the ARN."""
    account = more.pop("account", "account")
    return simple(
        "ec2", f"ec2:{kind}", f"arn:{{partition}}:ec2:{{region}}:{{{account}}}:{kind}/{{{key}}}",
        operation, items, tags="Tags", **more,
    )  # fmt: skip


COMPUTE = (
    _ec2("instance", "InstanceId", "DescribeInstances", "Reservations.Instances",
         constants=_PAGE, gone={"State.Name": ("terminated",)},
         absent={"InstanceLifecycle": "on-demand"}),
    _ec2("image", "ImageId", "DescribeImages", "Images", constants={"Owners": ["self"]},
         owner="OwnerId"),
    simple("autoscaling", "autoscaling:autoScalingGroup", "AutoScalingGroupARN",
           "DescribeAutoScalingGroups", "AutoScalingGroups", tags="Tags"),
    simple("lambda", "lambda:function", "FunctionArn", "ListFunctions", "Functions"),
    simple("ecs", "ecs:cluster", NAME, "ListClusters", "clusterArns"),
    Listing("ecs", "ecs:service", NAME, (
        Step("ListClusters", "clusterArns"),
        Step("ListServices", "serviceArns", given={"cluster": NAME}),
        Step("DescribeServices", "services", into="services", constants={"include": ["TAGS"]},
             given={"cluster": f"{BEFORE}.{NAME}", "services[]": NAME}),
    ), tags="services.tags"),
    Listing("eks", "eks:cluster", "arn:{partition}:eks:{region}:{account}:cluster/{@}", (
        Step("ListClusters", "clusters"),
        Step("DescribeCluster", "cluster", into="cluster", given={"name": NAME}),
    ), tags="cluster.tags"),
    Listing("eks", "eks:nodegroup", "nodegroup.nodegroupArn", (
        Step("ListClusters", "clusters"),
        Step("ListNodegroups", "nodegroups", given={"clusterName": NAME}),
        Step("DescribeNodegroup", "nodegroup", into="nodegroup",
             given={"clusterName": f"{BEFORE}.{NAME}", "nodegroupName": NAME}),
    ), tags="nodegroup.tags"),
    simple("batch", "batch:compute-environment", "computeEnvironmentArn",
           "DescribeComputeEnvironments", "computeEnvironments", tags="tags"),
    simple("codebuild", "codebuild:project",
           "arn:{partition}:codebuild:{region}:{account}:project/{@}", "ListProjects", "projects"),
    simple("elasticbeanstalk", "elasticbeanstalk:environment", "EnvironmentArn",
           "DescribeEnvironments", "Environments", gone={"Status": ("Terminated",)}),
    simple("apprunner", "apprunner:service", "ServiceArn", "ListServices", "ServiceSummaryList",
           pages=("NextToken", "NextToken"), gone={"Status": ("DELETED",)}),
    simple("workspaces", "workspaces:workspace",
           "arn:{partition}:workspaces:{region}:{account}:workspace/{WorkspaceId}",
           "DescribeWorkspaces", "Workspaces",
           absent={"RootVolumeEncryptionEnabled": False, "UserVolumeEncryptionEnabled": False}),
    simple("lightsail", "lightsail:Instance", "arn", "GetInstances", "instances", tags="tags"),
)  # fmt: skip

NETWORK = (
    _ec2("vpc", "VpcId", "DescribeVpcs", "Vpcs", constants=_PAGE, account="OwnerId"),
    _ec2("subnet", "SubnetId", "DescribeSubnets", "Subnets", constants=_PAGE, account="OwnerId"),
    _ec2("security-group", "GroupId", "DescribeSecurityGroups", "SecurityGroups",
         constants=_PAGE, account="OwnerId"),
    _ec2("internet-gateway", "InternetGatewayId", "DescribeInternetGateways",
         "InternetGateways", constants=_PAGE),
    _ec2("natgateway", "NatGatewayId", "DescribeNatGateways", "NatGateways", constants=_PAGE,
         gone={"State": _LEFT}),
    _ec2("elastic-ip", "AllocationId", "DescribeAddresses", "Addresses"),
    _ec2("vpc-endpoint", "VpcEndpointId", "DescribeVpcEndpoints", "VpcEndpoints",
         constants=_PAGE, gone={"State": _LEFT}),
    _ec2("vpn-connection", "VpnConnectionId", "DescribeVpnConnections", "VpnConnections",
         gone={"State": _LEFT}),
    _ec2("vpn-gateway", "VpnGatewayId", "DescribeVpnGateways", "VpnGateways",
         gone={"State": _LEFT}),
    _ec2("transit-gateway", "TransitGatewayId", "DescribeTransitGateways", "TransitGateways",
         constants=_PAGE, account="OwnerId", gone={"State": _LEFT}),
    simple("elbv2", "", "LoadBalancerArn", "DescribeLoadBalancers", "LoadBalancers"),
    simple("elb", "elasticloadbalancing:loadbalancer",
           "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/"
           "{LoadBalancerName}", "DescribeLoadBalancers", "LoadBalancerDescriptions"),
    simple("apigateway", "apigateway:restapis",
           "arn:{partition}:apigateway:{region}::/restapis/{id}", "GetRestApis", "items",
           tags="tags"),
    simple("apigatewayv2", "apigateway:apis",
           "arn:{partition}:apigateway:{region}::/apis/{ApiId}", "GetApis", "Items",
           tags="Tags"),
    simple("wafv2", "wafv2:webacl", "ARN", "ListWebACLs", "WebACLs",
           constants={"Scope": "REGIONAL"}, pages=("NextMarker", "NextMarker")),
    simple("network-firewall", "network-firewall:firewall", "FirewallArn", "ListFirewalls",
           "Firewalls"),
    simple("directconnect", "directconnect:dxcon",
           "arn:{partition}:directconnect:{region}:{account}:dxcon/{connectionId}",
           "DescribeConnections", "connections", pages=("nextToken", "nextToken"), tags="tags"),
    simple("cloudfront", "cloudfront:distribution", "ARN", "ListDistributions",
           "DistributionList.Items", everywhere=True),
    simple("route53", "route53:hostedzone", "arn:{partition}:route53:::hostedzone/{Id/}",
           "ListHostedZones", "HostedZones", everywhere=True),
)  # fmt: skip
