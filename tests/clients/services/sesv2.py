"""SES, version 2. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Operations.html"""

import email
import email.policy

from services.support import Round, client, control

SENDER = "hermes@v2-round.test"
JOHN = "john@v2-round.test"


class SesV2(Round):
    def setUp(self):
        self.ses = client("sesv2")

    def create(self, identity, **more):
        return self.ses.create_email_identity(EmailIdentity=identity, **more)

    def test_identities(self):
        tags = [{"Key": "team", "Value": "edit"}]
        made = self.create("v2-domain.test", Tags=tags)
        self.assertEqual(made["IdentityType"], "DOMAIN")
        self.create("with+plus@v2-round.test")
        got = self.ses.get_email_identity(EmailIdentity="with+plus@v2-round.test")
        self.assertEqual(got["IdentityType"], "EMAIL_ADDRESS")
        self.assertTrue(got["VerifiedForSendingStatus"])
        domain = self.ses.get_email_identity(EmailIdentity="v2-domain.test")
        self.assertEqual(domain["Tags"], tags)
        listed, token = [], {}
        while True:
            page = self.ses.list_email_identities(PageSize=1, **token)
            listed += [each["IdentityName"] for each in page["EmailIdentities"]]
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}
        self.assertLessEqual({"v2-domain.test", "with+plus@v2-round.test"}, set(listed))
        self.assertEqual(len(listed), len(set(listed)))
        self.ses.delete_email_identity(EmailIdentity="v2-domain.test")
        self.fails(
            "NotFoundException",
            self.ses.get_email_identity,
            status=404,
            message="Email identity v2-domain.test does not exist.",
            EmailIdentity="v2-domain.test",
        )

    def test_identity_errors(self):
        self.create("twice@v2-round.test")
        self.fails(
            "AlreadyExistsException",
            self.create,
            message="Email identity twice@v2-round.test already exist.",
            identity="twice@v2-round.test",
        )
        self.fails("BadRequestException", self.create, identity="no identity")
        self.fails(
            "NotFoundException",
            self.ses.delete_email_identity,
            status=404,
            message="Email identity none.test does not exist.",
            EmailIdentity="none.test",
        )
        self.fails("BadRequestException", self.ses.list_email_identities, PageSize=1001)

    def test_account(self):
        account = self.ses.get_account()
        self.assertTrue(account["SendingEnabled"])
        self.assertEqual(account["EnforcementStatus"], "HEALTHY")
        self.assertGreater(account["SendQuota"]["Max24HourSend"], 0)

    def send(self, sender=SENDER, content=None, **more):
        body = {"Subject": {"Data": "Grüße"}, "Body": {"Text": {"Data": "Hällo"}}}
        return self.ses.send_email(
            FromEmailAddress=sender,
            Destination={"ToAddresses": [JOHN]},
            Content=content or {"Simple": body},
            **more,
        )["MessageId"]

    def mail(self, message_id):
        (found,) = [
            each for each in control("/_backlot/mail")["mail"] if message_id in each["raw"]
        ]
        return email.message_from_string(found["raw"], policy=email.policy.default)

    def test_send(self):
        for address in (SENDER, JOHN):
            self.create(address)
        mail = self.mail(self.send())
        self.assertEqual(mail["Subject"], "Grüße")
        self.assertEqual(mail.get_body(("plain",)).get_content().strip(), "Hällo")
        raw = f"From: {SENDER}\r\nTo: {JOHN}\r\nSubject: raw\r\n\r\nHi\r\n".encode()
        self.assertEqual(self.mail(self.send(content={"Raw": {"Data": raw}}))["Subject"], "raw")

    def test_templates(self):
        name = self.name("v2-template")
        content = {"Subject": "Hi {{name}}", "Text": "{{#if name}}Dear {{name}}{{/if}}"}
        self.ses.create_email_template(TemplateName=name, TemplateContent=content)
        got = self.ses.get_email_template(TemplateName=name)
        self.assertEqual(got["TemplateContent"], content)
        listed, token = [], {}
        while True:
            page = self.ses.list_email_templates(PageSize=1, **token)
            listed += [each["TemplateName"] for each in page["TemplatesMetadata"]]
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}
        self.assertIn(name, listed)
        shown = self.ses.test_render_email_template(
            TemplateName=name, TemplateData='{"name": "Jo"}'
        )["RenderedTemplate"]
        self.assertIn("Subject: Hi Jo\r\n", shown)
        changed = {"Subject": "Hello {{name}}"}
        self.ses.update_email_template(TemplateName=name, TemplateContent=changed)
        got = self.ses.get_email_template(TemplateName=name)
        self.assertEqual(got["TemplateContent"], changed)
        self.ses.delete_email_template(TemplateName=name)
        for call, more in (
            (self.ses.get_email_template, {}),
            (self.ses.delete_email_template, {}),
            (self.ses.update_email_template, {"TemplateContent": changed}),
            (self.ses.test_render_email_template, {"TemplateData": "{}"}),
        ):
            self.fails(
                "NotFoundException",
                call,
                status=404,
                message=f"Template {name} does not exist.",
                TemplateName=name,
                **more,
            )

    def test_template_errors(self):
        name = self.name("v2-template")
        made = {"TemplateName": name, "TemplateContent": {"Subject": "Hi {{name}}"}}
        self.ses.create_email_template(**made)
        self.fails("AlreadyExistsException", self.ses.create_email_template, **made)
        self.fails(
            "BadRequestException",
            self.ses.test_render_email_template,
            message="Attribute 'name' is not present in the rendering data.",
            TemplateName=name,
            TemplateData="{}",
        )
        self.fails("BadRequestException", self.ses.list_email_templates, PageSize=101)

    def test_send_template(self):
        for address in ("templates@v2-round.test", "jo@v2-round.test"):
            self.create(address)
        name = self.name("v2-template")
        content = {"Subject": "Hi {{name}}", "Text": "Dear {{name}}"}
        self.ses.create_email_template(TemplateName=name, TemplateContent=content)
        bulk = {
            "FromEmailAddress": "templates@v2-round.test",
            "DefaultContent": {"Template": {"TemplateName": name, "TemplateData": "{}"}},
            "BulkEmailEntries": [
                {
                    "Destination": {"ToAddresses": ["jo@v2-round.test"]},
                    "ReplacementEmailContent": {
                        "ReplacementTemplate": {"ReplacementTemplateData": '{"name": "Jo"}'}
                    },
                },
                {"Destination": {"ToAddresses": ["jo@"]}},
            ],
        }
        first, second = self.ses.send_bulk_email(**bulk)["BulkEmailEntryResults"]
        self.assertEqual(first["Status"], "SUCCESS")
        self.assertEqual(self.mail(first["MessageId"])["Subject"], "Hi Jo")
        self.assertEqual(second["Status"], "INVALID_PARAMETER")
        self.assertEqual(second["Error"], "Missing domain")
        bulk["DefaultContent"] = {"Template": {"TemplateName": "none"}}
        self.fails("NotFoundException", self.ses.send_bulk_email, status=404, **bulk)
        template = {"TemplateName": name, "TemplateData": '{"name": "Mo"}'}
        sent = self.ses.send_email(
            FromEmailAddress="templates@v2-round.test",
            Destination={"ToAddresses": ["jo@v2-round.test"]},
            Content={"Template": template},
        )
        self.assertEqual(self.mail(sent["MessageId"]).get_content().strip(), "Dear Mo")

    def test_configuration_sets(self):
        name = self.name("v2-set")
        tags = [{"Key": "team", "Value": "edit"}]
        self.ses.create_configuration_set(ConfigurationSetName=name, Tags=tags)
        self.fails(
            "AlreadyExistsException",
            self.ses.create_configuration_set,
            message=f"Configuration set <{name}> already exists.",
            ConfigurationSetName=name,
        )
        got = self.ses.get_configuration_set(ConfigurationSetName=name)
        self.assertEqual(got["Tags"], tags)
        self.assertIs(got["SendingOptions"]["SendingEnabled"], True)
        self.assertIn(name, self.ses.list_configuration_sets()["ConfigurationSets"])
        self.fails("BadRequestException", self.ses.list_configuration_sets, PageSize=1001)
        self.ses.delete_configuration_set(ConfigurationSetName=name)
        for call in (self.ses.delete_configuration_set, self.ses.get_configuration_set):
            self.fails(
                "NotFoundException",
                call,
                status=404,
                message=f"Configuration set <{name}> does not exist.",
                ConfigurationSetName=name,
            )

    def test_event_destinations(self):
        name = self.name("v2-events")
        self.ses.create_configuration_set(ConfigurationSetName=name)
        topic = client("sns").create_topic(Name=name)["TopicArn"]
        of_set = {"ConfigurationSetName": name}
        named = {**of_set, "EventDestinationName": "to-sns"}
        definition = {
            "Enabled": True,
            "MatchingEventTypes": ["BOUNCE", "COMPLAINT"],
            "SnsDestination": {"TopicArn": topic},
        }
        create = self.ses.create_configuration_set_event_destination
        create(**named, EventDestination=definition)
        self.fails("AlreadyExistsException", create, **named, EventDestination=definition)
        get = self.ses.get_configuration_set_event_destinations
        self.assertEqual(get(**of_set)["EventDestinations"], [{"Name": "to-sns", **definition}])
        self.ses.delete_configuration_set_event_destination(**named)
        self.assertEqual(get(**of_set)["EventDestinations"], [])
        remove = self.ses.delete_configuration_set_event_destination
        self.fails("NotFoundException", remove, status=404, **named)
        self.fails("NotFoundException", get, status=404, ConfigurationSetName=f"{name}-none")

    def test_send_errors(self):
        self.fails(
            "MessageRejected",
            self.send,
            message="Email address is not verified. The following identities failed the check in"
            " region US-WEST-2: stranger@none.test",
            sender="stranger@none.test",
        )
        self.fails("BadRequestException", self.send, content={"Simple": {}})
