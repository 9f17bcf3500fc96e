"""ECS, on a server whose time runs fast: a cold start of a minute is under a second here.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Operations.html
"""

from services.support import ACCOUNT, ENDPOINT, REGION, Round, client

NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-0123456789abcdef0"]}}
# What the stand-in behind the image of ecs.yaml asks for.
SURROUNDINGS = [
    {"name": name, "value": value}
    for name, value in (
        ("EMAIL_QUEUE_URL", f"{ENDPOINT}/{ACCOUNT}/mail"),
        ("CLUSTER", "none"),
        ("TASK_DEFINITION", "none"),
        ("CONTAINER_NAME", "none"),
        ("AUTO_SHUTDOWN_MINUTES", "20"),
        ("MAIL_FROM", "hermes@edit.test"),
        ("MAIL_DOMAIN", "edit.test"),
    )
]
NO_CLUSTER = "ClusterNotFoundException"


def arn(kind, name):
    return f"arn:aws:ecs:{REGION}:{ACCOUNT}:{kind}/{name}"


class Ecs(Round):
    def setUp(self):
        self.ecs = client("ecs")
        self.cluster = self.name("cluster")
        self.ecs.create_cluster(
            clusterName=self.cluster, tags=[{"key": "team", "value": "edit"}]
        )
        self.family = self.name("family")

    def register(self, family=None, **more):
        asked = {
            "family": family or self.family,
            "requiresCompatibilities": ["FARGATE"],
            "networkMode": "awsvpc",
            "cpu": "256",
            "memory": "512",
            "containerDefinitions": [
                {
                    "name": "main",
                    "image": "example/main:1",
                    "environment": [{"name": "A", "value": "1"}, *SURROUNDINGS],
                    "portMappings": [{"containerPort": 4321}],
                }
            ],
            **more,
        }
        return self.ecs.register_task_definition(**asked)["taskDefinition"]

    def run_task(self, **more):
        asked = {
            "cluster": self.cluster,
            "taskDefinition": self.family,
            "launchType": "FARGATE",
            "networkConfiguration": NETWORK,
            **more,
        }
        ran = self.ecs.run_task(**asked)
        self.assertEqual(ran["failures"], [])
        return ran["tasks"]

    def wait(self, waiter, **arguments):
        self.ecs.get_waiter(waiter).wait(
            cluster=self.cluster, WaiterConfig={"Delay": 0.1, "MaxAttempts": 300}, **arguments
        )

    def pages(self, operation, key, **arguments):
        """All of a list, asked for one at a time."""
        pages = list(
            self.ecs.get_paginator(operation).paginate(
                PaginationConfig={"PageSize": 1}, **arguments
            )
        )
        self.assertTrue(all(len(page[key]) <= 1 for page in pages))
        return [each for page in pages for each in page[key]]


class Clusters(Ecs):
    def test_create_and_describe(self):
        got = self.ecs.describe_clusters(clusters=[self.cluster, "none"], include=["TAGS"])
        (cluster,) = got["clusters"]
        self.assertEqual(cluster["clusterArn"], arn("cluster", self.cluster))
        self.assertEqual(cluster["status"], "ACTIVE")
        self.assertEqual(cluster["tags"], [{"key": "team", "value": "edit"}])
        self.assertEqual(
            got["failures"], [{"arn": arn("cluster", "none"), "reason": "MISSING"}]
        )
        again = self.ecs.create_cluster(clusterName=self.cluster)["cluster"]
        self.assertEqual(again["clusterArn"], cluster["clusterArn"])
        self.fails("ClientException", self.ecs.create_cluster, clusterName="no good")
        self.fails(
            "InvalidParameterException", self.ecs.describe_clusters, include=["EVERYTHING"]
        )

    def test_list(self):
        more = self.name("cluster")
        self.ecs.create_cluster(clusterName=more)
        listed = self.pages("list_clusters", "clusterArns")
        self.assertLessEqual({arn("cluster", self.cluster), arn("cluster", more)}, set(listed))
        self.fails("InvalidParameterException", self.ecs.list_clusters, nextToken="nonsense")

    def test_delete(self):
        gone = self.ecs.delete_cluster(cluster=self.cluster)["cluster"]
        self.assertEqual(gone["status"], "INACTIVE")
        self.fails(
            NO_CLUSTER, self.ecs.delete_cluster, message="Cluster not found.", cluster="none"
        )

    def test_delete_while_tasks_run(self):
        self.register()
        self.run_task()
        self.fails(
            "ClusterContainsTasksException",
            self.ecs.delete_cluster,
            message="The Cluster cannot be deleted while Tasks are active.",
            cluster=self.cluster,
        )

    def test_update(self):
        updated = self.ecs.update_cluster_settings(
            cluster=self.cluster, settings=[{"name": "containerInsights", "value": "enhanced"}]
        )["cluster"]
        self.assertEqual(updated["settings"][0]["value"], "enhanced")
        configuration = {"executeCommandConfiguration": {"logging": "NONE"}}
        self.ecs.update_cluster(cluster=self.cluster, configuration=configuration)
        (cluster,) = self.ecs.describe_clusters(
            clusters=[self.cluster], include=["SETTINGS", "CONFIGURATIONS"]
        )["clusters"]
        self.assertEqual(cluster["settings"][0]["value"], "enhanced")
        self.assertEqual(cluster["configuration"], configuration)
        self.fails(
            "InvalidParameterException",
            self.ecs.update_cluster,
            message="Invalid setting 'value'",
            cluster=self.cluster,
            settings=[{"name": "containerInsights", "value": "yes"}],
        )
        for call, more in (
            (self.ecs.update_cluster, {}),
            (self.ecs.update_cluster_settings, {"settings": updated["settings"]}),
        ):
            self.fails(NO_CLUSTER, call, cluster="none-such", **more)

    def test_capacity_providers(self):
        strategy = [
            {"capacityProvider": "FARGATE", "weight": 1, "base": 0},
            {"capacityProvider": "FARGATE_SPOT", "weight": 4, "base": 0},
        ]
        providers = ["FARGATE", "FARGATE_SPOT"]
        put = self.ecs.put_cluster_capacity_providers
        got = put(
            cluster=self.cluster,
            capacityProviders=providers,
            defaultCapacityProviderStrategy=strategy,
        )["cluster"]
        self.assertEqual(got["capacityProviders"], providers)
        self.assertEqual(got["defaultCapacityProviderStrategy"], strategy)
        described = self.ecs.describe_capacity_providers(capacityProviders=[*providers, "mine"])
        self.assertEqual([each["name"] for each in described["capacityProviders"]], providers)
        self.assertEqual(described["failures"][0]["reason"], "MISSING")
        self.fails(
            "InvalidParameterException", self.ecs.describe_capacity_providers, nextToken="none"
        )
        self.register()
        task = {"cluster": self.cluster, "taskDefinition": self.family}
        ran = self.ecs.run_task(networkConfiguration=NETWORK, **task)
        self.assertEqual(ran["tasks"][0]["capacityProviderName"], "FARGATE_SPOT")
        self.fails(
            "ResourceInUseException",
            put,
            message="The specified capacity provider is in use and cannot be removed.",
            cluster=self.cluster,
            capacityProviders=[],
            defaultCapacityProviderStrategy=[],
        )

    def test_tags(self):
        resource = arn("cluster", self.cluster)
        self.ecs.tag_resource(resourceArn=resource, tags=[{"key": "b", "value": "2"}])
        self.ecs.untag_resource(resourceArn=resource, tagKeys=["team"])
        tags = self.ecs.list_tags_for_resource(resourceArn=resource)["tags"]
        self.assertEqual(tags, [{"key": "b", "value": "2"}])
        missing = {"resourceArn": arn("cluster", "none-such")}
        for call, more in (
            (self.ecs.list_tags_for_resource, {}),
            (self.ecs.tag_resource, {"tags": [{"key": "b", "value": "2"}]}),
            (self.ecs.untag_resource, {"tagKeys": ["b"]}),
        ):
            self.fails(NO_CLUSTER, call, **missing, **more)


class TaskDefinitions(Ecs):
    def test_register_and_describe(self):
        first = self.register(tags=[{"key": "k", "value": "v"}])
        self.assertEqual(first["taskDefinitionArn"], arn("task-definition", f"{self.family}:1"))
        self.assertEqual((first["revision"], first["status"]), (1, "ACTIVE"))
        second = self.register(cpu="512", memory="1024")
        self.assertEqual(second["revision"], 2)
        got = self.ecs.describe_task_definition(taskDefinition=self.family)
        self.assertEqual(got["taskDefinition"]["revision"], 2)
        self.assertEqual(got["taskDefinition"]["cpu"], "512")
        one = self.ecs.describe_task_definition(
            taskDefinition=f"{self.family}:1", include=["TAGS"]
        )
        self.assertEqual(one["tags"], [{"key": "k", "value": "v"}])
        container = one["taskDefinition"]["containerDefinitions"][0]
        self.assertEqual(container["environment"], [{"name": "A", "value": "1"}, *SURROUNDINGS])
        self.assertTrue(container["essential"])
        self.assertEqual(container["portMappings"][0]["hostPort"], 4321)
        self.fails(
            "ClientException",
            self.ecs.describe_task_definition,
            message="Unable to describe task definition.",
            taskDefinition="none",
        )

    def test_register_errors(self):
        with self.subTest("a size that Fargate has not"):
            self.fails(
                "ClientException",
                self.register,
                message="No Fargate configuration exists for given values",
                memory="4096",
            )
        with self.subTest("no containers"):
            self.fails("ClientException", self.register, containerDefinitions=[])

    def test_list(self):
        for _ in range(3):
            self.register()
        self.ecs.deregister_task_definition(taskDefinition=f"{self.family}:2")
        listed = self.pages(
            "list_task_definitions", "taskDefinitionArns", familyPrefix=self.family, sort="DESC"
        )
        self.assertEqual(
            listed, [arn("task-definition", f"{self.family}:{n}") for n in (3, 1)]
        )
        families = self.pages(
            "list_task_definition_families", "families", familyPrefix=self.family
        )
        self.assertEqual(families, [self.family])
        for call in (self.ecs.list_task_definitions, self.ecs.list_task_definition_families):
            self.fails("InvalidParameterException", call, nextToken="nonsense")

    def test_deregister(self):
        self.register()
        gone = self.ecs.deregister_task_definition(taskDefinition=f"{self.family}:1")
        self.assertEqual(gone["taskDefinition"]["status"], "INACTIVE")
        self.fails(
            "ClientException", self.ecs.deregister_task_definition, taskDefinition="none:1"
        )


    def test_delete(self):
        self.has(self.ecs, "delete_task_definitions")
        self.register()
        delete = self.ecs.delete_task_definitions
        name = f"{self.family}:1"
        refused = delete(taskDefinitions=[name, "none:1"])
        self.assertEqual(refused["taskDefinitions"], [])
        self.assertEqual([each["arn"] for each in refused["failures"]], [name, "none:1"])
        self.assertIn("still in ACTIVE status", refused["failures"][0]["reason"])
        self.ecs.deregister_task_definition(taskDefinition=name)
        deleted = delete(taskDefinitions=[name])
        self.assertEqual(deleted["failures"], [])
        self.assertEqual(deleted["taskDefinitions"][0]["status"], "DELETE_IN_PROGRESS")
        listed = self.ecs.list_task_definitions(
            familyPrefix=self.family, status="DELETE_IN_PROGRESS"
        )
        self.assertEqual(listed["taskDefinitionArns"], [arn("task-definition", name)])
        self.fails("InvalidParameterException", delete, taskDefinitions=[])


class AccountSettings(Ecs):
    def test_settings(self):
        name = "containerInsights"
        put = self.ecs.put_account_setting_default(name=name, value="enabled")["setting"]
        self.assertEqual(put["principalArn"], f"arn:aws:iam::{ACCOUNT}:root")
        own = self.ecs.put_account_setting(name=name, value="enhanced")["setting"]
        (listed,) = self.ecs.list_account_settings(name=name, effectiveSettings=True)["settings"]
        self.assertEqual(listed["value"], "enhanced")
        self.assertEqual(listed["principalArn"], own["principalArn"])
        made = self.ecs.create_cluster(clusterName=self.name("cluster"))["cluster"]
        self.assertEqual(made["settings"], [{"name": name, "value": "enhanced"}])
        for principal in (own["principalArn"], put["principalArn"]):
            self.ecs.delete_account_setting(name=name, principalArn=principal)
        self.assertEqual(self.ecs.list_account_settings(name=name)["settings"], [])
        holding = self.pages("list_account_settings", "settings", effectiveSettings=True)
        values = {each["name"]: each["value"] for each in holding}
        self.assertEqual(values[name], "disabled")
        self.assertEqual(values["taskLongArnFormat"], "enabled")

    def test_errors(self):
        cases = (
            ("Invalid setting 'value'", "awsvpcTrunking", "on"),
            ("You can no longer disable Long Arn settings", "taskLongArnFormat", "disabled"),
        )
        for message, name, value in cases:
            for call in (self.ecs.put_account_setting, self.ecs.put_account_setting_default):
                self.fails(
                    "InvalidParameterException", call, message=message, name=name, value=value
                )
        stranger = {"name": "awsvpcTrunking", "principalArn": "somebody"}
        self.fails("InvalidParameterException", self.ecs.delete_account_setting, **stranger)
        self.fails("InvalidParameterException", self.ecs.list_account_settings, **stranger)


class Tasks(Ecs):
    def test_life(self):
        self.register()
        (task,) = self.run_task(
            tags=[{"key": "containerId", "value": "a-b-c"}],
            startedBy="hermes",
            overrides={
                "containerOverrides": [
                    {"name": "main", "environment": [{"name": "A", "value": "2"}]}
                ]
            },
        )
        self.assertEqual(task["lastStatus"], "PROVISIONING")
        self.assertEqual(task["desiredStatus"], "RUNNING")
        self.assertEqual(task["startedBy"], "hermes")
        self.assertEqual(task["group"], f"family:{self.family}")
        described = {"cluster": self.cluster, "tasks": [task["taskArn"]]}
        self.wait("tasks_running", tasks=[task["taskArn"]])
        (running,) = self.ecs.describe_tasks(include=["TAGS"], **described)["tasks"]
        self.assertEqual(running["lastStatus"], "RUNNING")
        self.assertEqual(running["tags"], [{"key": "containerId", "value": "a-b-c"}])
        self.assertLessEqual(running["createdAt"], running["pullStartedAt"])
        self.assertLessEqual(running["pullStoppedAt"], running["startedAt"])
        (container,) = running["containers"]
        self.assertEqual(container["lastStatus"], "RUNNING")
        details = {each["name"]: each["value"] for each in running["attachments"][0]["details"]}
        self.assertEqual(details["subnetId"], "subnet-0123456789abcdef0")
        interface = container["networkInterfaces"][0]
        self.assertEqual(details["privateIPv4Address"], interface["privateIpv4Address"])
        stopped = self.ecs.stop_task(
            cluster=self.cluster, task=task["taskArn"], reason="the round is over"
        )["task"]
        self.assertEqual(stopped["desiredStatus"], "STOPPED")
        self.wait("tasks_stopped", tasks=[task["taskArn"]])
        (over,) = self.ecs.describe_tasks(**described)["tasks"]
        self.assertEqual(over["lastStatus"], "STOPPED")
        self.assertEqual(over["stopCode"], "UserInitiated")
        self.assertEqual(over["stoppedReason"], "the round is over")
        self.assertLessEqual(over["stoppingAt"], over["stoppedAt"])

    def test_list(self):
        self.register()
        made = sorted(task["taskArn"] for task in self.run_task(count=3))
        listed = self.pages("list_tasks", "taskArns", cluster=self.cluster, family=self.family)
        self.assertEqual(sorted(listed), made)
        self.assertEqual(
            self.ecs.list_tasks(cluster=self.cluster, desiredStatus="STOPPED")["taskArns"], []
        )
        self.fails(
            NO_CLUSTER, self.ecs.list_tasks, message="Cluster not found.", cluster="none-such"
        )

    def test_errors(self):
        self.fails(
            "ClientException",
            self.run_task,
            message="TaskDefinition not found.",
            taskDefinition="none",
        )
        self.register()
        self.fails(NO_CLUSTER, self.run_task, message="Cluster not found.", cluster="none-such")
        self.fails(
            "InvalidParameterException",
            self.run_task,
            message="Network Configuration must be provided when networkMode 'awsvpc' is"
            " specified.",
            networkConfiguration={},
        )
        self.fails(
            "InvalidParameterException",
            self.ecs.stop_task,
            message="The referenced task was not found.",
            cluster=self.cluster,
            task="0123456789abcdef0123456789abcdef",
        )
        self.fails(
            NO_CLUSTER, self.ecs.describe_tasks, cluster="none-such", tasks=["x"]
        )
        unknown = arn("task", f"{self.cluster}/0123456789abcdef0123456789abcdef")
        got = self.ecs.describe_tasks(cluster=self.cluster, tasks=[unknown])
        self.assertEqual(got["failures"], [{"arn": unknown, "reason": "MISSING"}])


class Services(Ecs):
    def create(self, name, **more):
        asked = {
            "cluster": self.cluster,
            "serviceName": name,
            "taskDefinition": self.family,
            "desiredCount": 1,
            "launchType": "FARGATE",
            "networkConfiguration": NETWORK,
            **more,
        }
        return self.ecs.create_service(**asked)["service"]

    def describe(self, name):
        got = self.ecs.describe_services(cluster=self.cluster, services=[name])
        self.assertEqual(got["failures"], [])
        return got["services"][0]

    def rolled_out(self, name):
        """The service once the scheduler has looked, which may be after its tasks run."""

        def completed():
            found = self.describe(name)
            return found["deployments"][0]["rolloutState"] == "COMPLETED" and found

        return self.eventually(completed)

    def test_life(self):
        self.register()
        name = self.name("service")
        made = self.create(name)
        self.assertEqual(made["serviceArn"], arn("service", f"{self.cluster}/{name}"))
        self.assertEqual((made["status"], made["desiredCount"]), ("ACTIVE", 1))
        self.wait("services_stable", services=[name])
        stable = self.rolled_out(name)
        self.assertEqual((stable["runningCount"], len(stable["deployments"])), (1, 1))
        self.assertIn("has reached a steady state.", stable["events"][0]["message"])
        tasks = self.ecs.list_tasks(cluster=self.cluster, serviceName=name)["taskArns"]
        self.assertEqual(len(tasks), 1)
        named = {"cluster": self.cluster, "tasks": [*tasks, "none"]}
        protected = self.ecs.update_task_protection(
            protectionEnabled=True, expiresInMinutes=2880, **named
        )
        self.assertEqual(protected["failures"][0]["reason"], "MISSING")
        got = self.ecs.get_task_protection(**named)
        self.assertEqual(got["protectedTasks"], protected["protectedTasks"])
        self.assertTrue(got["protectedTasks"][0]["protectionEnabled"])
        self.ecs.update_task_protection(protectionEnabled=False, **named)
        self.register()
        updated = self.ecs.update_service(
            cluster=self.cluster, service=name, taskDefinition=f"{self.family}:2", desiredCount=2
        )["service"]
        self.assertEqual(updated["deployments"][0]["status"], "PRIMARY")
        self.wait("services_stable", services=[name])
        stable = self.describe(name)
        self.assertEqual(stable["runningCount"], 2)
        self.assertTrue(stable["taskDefinition"].endswith(f"{self.family}:2"))
        self.fails(
            "InvalidParameterException",
            self.ecs.delete_service,
            message="The service cannot be stopped while it is scaled above 0.",
            cluster=self.cluster,
            service=name,
        )
        self.ecs.update_service(cluster=self.cluster, service=name, desiredCount=0)
        self.wait("services_stable", services=[name])
        gone = self.ecs.delete_service(cluster=self.cluster, service=name)["service"]
        self.assertIn(gone["status"], ("DRAINING", "INACTIVE"))
        self.wait("services_inactive", services=[name])

    def test_list(self):
        self.register()
        made = [self.name("service") for _ in range(3)]
        arns = sorted(self.create(name, desiredCount=0)["serviceArn"] for name in made)
        listed = self.pages("list_services", "serviceArns", cluster=self.cluster)
        self.assertEqual(sorted(listed), arns)
        self.fails(NO_CLUSTER, self.ecs.list_services, cluster="none-such")

    def test_deployments(self):
        self.has(self.ecs, "list_service_deployments")
        self.register()
        name = self.name("service")
        made = self.create(name)
        self.wait("services_stable", services=[name])
        self.rolled_out(name)
        named = {"cluster": self.cluster, "service": name}
        (brief,) = self.ecs.list_service_deployments(**named)["serviceDeployments"]
        self.assertEqual(brief["status"], "SUCCESSFUL")
        number = made["deployments"][0]["id"].split("/")[1]
        self.assertTrue(brief["targetServiceRevisionArn"].endswith(f"/{number}"))
        before = {"before": brief["createdAt"]}
        got = self.ecs.list_service_deployments(createdAt=before, **named)
        self.assertEqual(got["serviceDeployments"], [])
        described = self.ecs.describe_service_deployments(
            serviceDeploymentArns=[brief["serviceDeploymentArn"], "none"]
        )
        (deployment,) = described["serviceDeployments"]
        self.assertEqual(deployment["targetServiceRevision"]["runningTaskCount"], 1)
        self.assertLessEqual(deployment["startedAt"], deployment["finishedAt"])
        self.assertEqual(described["failures"], [{"arn": "none", "reason": "MISSING"}])
        self.fails(NO_CLUSTER, self.ecs.list_service_deployments, cluster="none", service="x")
        self.fails(
            "InvalidParameterException",
            self.ecs.describe_service_deployments,
            serviceDeploymentArns=[],
        )

    def test_protection_errors(self):
        self.register()
        (task,) = self.run_task()
        named = {"cluster": self.cluster, "tasks": [task["taskArn"]]}
        update = self.ecs.update_task_protection
        reasons = [
            answer["failures"][0]["reason"]
            for answer in (
                self.ecs.get_task_protection(**named),
                update(protectionEnabled=True, **named),
            )
        ]
        self.assertEqual(reasons, ["TASK_NOT_VALID", "TASK_NOT_VALID"])
        elsewhere = {"cluster": "none-such", "tasks": ["x"]}
        self.fails(NO_CLUSTER, self.ecs.get_task_protection, **elsewhere)
        self.fails(NO_CLUSTER, update, protectionEnabled=True, **elsewhere)

    def test_errors(self):
        name = self.name("service")
        self.fails(
            "ClientException", self.create, message="TaskDefinition not found.", name=name
        )
        self.register()
        self.fails(NO_CLUSTER, self.create, cluster="none-such", name=name)
        self.fails(
            "ServiceNotFoundException",
            self.ecs.update_service,
            message="Service not found.",
            cluster=self.cluster,
            service="none",
        )
        self.fails(
            "ServiceNotFoundException",
            self.ecs.delete_service,
            message="Service not found.",
            cluster=self.cluster,
            service="none",
        )
        self.fails(
            NO_CLUSTER, self.ecs.describe_services, cluster="none-such", services=["none"]
        )
        got = self.ecs.describe_services(cluster=self.cluster, services=["none"])
        self.assertEqual(
            got["failures"],
            [{"arn": arn("service", f"{self.cluster}/none"), "reason": "MISSING"}],
        )
