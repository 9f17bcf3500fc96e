#include "tests/harness/world/store/seen.h"

#include <functional>
#include <map>

#include "fakes/mail/mailbox.h"
#include "fakes/sqs/sqs.h"

namespace tests {
namespace {

using harness::World;
using nlohmann::json;

class Look {
 public:
  Look(World& world, std::string_view service, bool only_stored)
      : world_(world), service_(service), only_stored_(only_stored) {}

  bool only_stored() const { return only_stored_; }
  World& world() const { return world_; }

  // Asks, and keeps what is said.
  const json& ask(const std::string& operation, const json& input = json::object()) {
    json& kept = seen_[operation + " " + input.dump()];
    kept = answer_of(world_, service_, operation, input);
    return kept;
  }
  // The same for each of a list: the members `key` of what was said are asked for as `parameter`.
  void ask_each(const std::vector<std::string>& names, const std::string& operation,
                const std::string& parameter, json more = json::object()) {
    for (const std::string& name : names) {
      more[parameter] = name;
      ask(operation, more);
    }
  }
  void keep(const std::string& name, json value) { seen_[name] = std::move(value); }

  json take() { return std::move(seen_); }

 private:
  World& world_;
  std::string service_;
  bool only_stored_;
  json seen_ = json::object();
};

// Of a list of texts, or of objects with a member of this name.
std::vector<std::string> names_in(const json& answer, const std::string& list,
                                  const std::string& member = {}) {
  std::vector<std::string> names;
  const auto found = answer.find(list);
  if (found == answer.end()) return names;
  for (const json& each : *found) {
    names.push_back(member.empty() ? each.get<std::string>() : each.at(member).get<std::string>());
  }
  return names;
}

// A list that may have been left out as it is empty.
json list_in(const json& answer, const std::string& list) {
  return answer.value(list, json::array());
}

json time_of(const std::optional<sim::Time>& time) {
  return time ? json(sim::unix_ms(*time)) : json();
}

void look_at_sqs(Look& look) {
  look.ask("ListQueues");
  for (const sqs::QueueView& queue : look.world().sqs().list_queues()) {
    const std::string url = "http://127.0.0.1:4566" + queue.path;
    look.ask("GetQueueAttributes", {{"QueueUrl", url}, {"AttributeNames", {"All"}}});
    look.ask("ListQueueTags", {{"QueueUrl", url}});
    look.ask("ListDeadLetterSourceQueues", {{"QueueUrl", url}});
    look.ask("ListMessageMoveTasks", {{"SourceArn", queue.arn}, {"MaxResults", 10}});
    look.ask("GetQueueUrl", {{"QueueName", queue.name}});
    json messages;
    for (const sqs::MessageView& message : look.world().sqs().peek(queue.arn, 1000)) {
      messages.push_back({message.id, message.body, static_cast<int>(message.state),
                          message.receives, time_of(message.sent), time_of(message.due),
                          message.group_id});
    }
    look.keep("messages of " + queue.name, messages);
    look.keep("counts of " + queue.name,
              {queue.visible, queue.in_flight, queue.delayed, time_of(queue.oldest)});
  }
}

void look_at_dynamodb(Look& look) {
  for (const std::string& name : names_in(look.ask("ListTables"), "TableNames")) {
    const json table{{"TableName", name}};
    const json described = look.ask("DescribeTable", table);
    look.ask("Scan", table);
    look.ask("DescribeTimeToLive", table);
    look.ask("DescribeContinuousBackups", table);
    look.ask("ListTagsOfResource", {{"ResourceArn", described.at("Table").at("TableArn")}});
    for (const std::string& index :
         names_in(described.at("Table"), "GlobalSecondaryIndexes", "IndexName")) {
      look.ask("Scan", {{"TableName", name}, {"IndexName", index}});
    }
  }
}

void look_at_sns(Look& look) {
  for (const std::string& arn : names_in(look.ask("ListTopics"), "Topics", "TopicArn")) {
    look.ask("GetTopicAttributes", {{"TopicArn", arn}});
    look.ask("ListTagsForResource", {{"ResourceArn", arn}});
    look.ask("ListSubscriptionsByTopic", {{"TopicArn", arn}});
  }
  look.ask_each(names_in(look.ask("ListSubscriptions"), "Subscriptions", "SubscriptionArn"),
                "GetSubscriptionAttributes", "SubscriptionArn");
}

void look_at_cloudwatch(Look& look) {
  look.ask_each(names_in(look.ask("DescribeAlarms"), "MetricAlarms", "AlarmArn"),
                "ListTagsForResource", "ResourceARN");
  if (look.only_stored()) return;
  for (const json& metric : list_in(look.ask("ListMetrics"), "Metrics")) {
    json input = metric;
    const std::int64_t now = sim::unix_s(look.world().scheduler().now());
    input.update({{"StartTime", now - 86400},
                  {"EndTime", now + 86400},
                  {"Period", 60},
                  {"Statistics", {"Sum", "SampleCount", "Maximum"}}});
    look.ask("GetMetricStatistics", input);
  }
}

void look_at_logs(Look& look) {
  for (const std::string& group :
       names_in(look.ask("DescribeLogGroups"), "logGroups", "logGroupName")) {
    look.ask("FilterLogEvents", {{"logGroupName", group}});
    for (const std::string& stream :
         names_in(look.ask("DescribeLogStreams", {{"logGroupName", group}}), "logStreams",
                  "logStreamName")) {
      look.ask("GetLogEvents", {{"logGroupName", group}, {"logStreamName", stream}});
    }
  }
}

void look_at_mail(Look& look) {
  json mails;
  for (const mail::Entry& entry : look.world().mailbox().entries()) {
    mails.push_back({entry.id, time_of(entry.time), static_cast<int>(entry.direction),
                     entry.envelope.sender, entry.envelope.recipients, entry.raw,
                     entry.ses_message_id});
  }
  look.keep("mail", mails);
}

void look_at_ses(Look& look) {
  const json identities = list_in(look.ask("ListIdentities"), "Identities");
  look.ask("GetIdentityVerificationAttributes", {{"Identities", identities}});
  look.ask("GetIdentityDkimAttributes", {{"Identities", identities}});
  look.ask("ListVerifiedEmailAddresses");
  look.ask("DescribeActiveReceiptRuleSet");
  look.ask_each(names_in(look.ask("ListReceiptRuleSets"), "RuleSets", "Name"),
                "DescribeReceiptRuleSet", "RuleSetName");
  look.ask_each(names_in(look.ask("ListTemplates"), "TemplatesMetadata", "Name"), "GetTemplate",
                "TemplateName");
  look.ask_each(names_in(look.ask("ListConfigurationSets"), "ConfigurationSets", "Name"),
                "DescribeConfigurationSet", "ConfigurationSetName");
  look_at_mail(look);
  if (look.only_stored()) return;
  look.ask("GetSendQuota");
  look.ask("GetSendStatistics");
}

void look_at_sesv2(Look& look) {
  look.ask_each(names_in(look.ask("ListEmailIdentities"), "EmailIdentities", "IdentityName"),
                "GetEmailIdentity", "EmailIdentity");
  look.ask_each(names_in(look.ask("ListEmailTemplates"), "TemplatesMetadata", "TemplateName"),
                "GetEmailTemplate", "TemplateName");
  look.ask_each(names_in(look.ask("ListConfigurationSets"), "ConfigurationSets"),
                "GetConfigurationSet", "ConfigurationSetName");
  look_at_mail(look);
  if (!look.only_stored()) look.ask("GetAccount");
}

// How many tasks run is a matter of the tasks.
void drop_counts(json& value) {
  if (value.is_object()) {
    for (auto it = value.begin(); it != value.end();) {
      const bool counts = it.key().find("Count") != std::string::npos;
      if (!counts) drop_counts(*it);
      it = counts ? value.erase(it) : std::next(it);
    }
  } else if (value.is_array()) {
    for (json& each : value) drop_counts(each);
  }
}

void look_at_tasks(Look& look, const std::string& cluster) {
  for (const char* status : {"RUNNING", "STOPPED"}) {
    const json arns = list_in(
        look.ask("ListTasks", {{"cluster", cluster}, {"desiredStatus", status}}), "taskArns");
    if (arns.empty()) continue;
    look.ask("DescribeTasks", {{"cluster", cluster}, {"tasks", arns}, {"include", {"TAGS"}}});
    look.ask("GetTaskProtection", {{"cluster", cluster}, {"tasks", arns}});
  }
}

void look_at_ecs(Look& look) {
  const json clusters = list_in(look.ask("ListClusters"), "clusterArns");
  look.ask("DescribeClusters",
           {{"clusters", clusters}, {"include", {"SETTINGS", "CONFIGURATIONS", "TAGS"}}});
  for (const char* status : {"ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"}) {
    look.ask_each(
        names_in(look.ask("ListTaskDefinitions", {{"status", status}}), "taskDefinitionArns"),
        "DescribeTaskDefinition", "taskDefinition", {{"include", {"TAGS"}}});
  }
  for (const json& cluster : clusters) {
    const json services = list_in(look.ask("ListServices", {{"cluster", cluster}}), "serviceArns");
    if (!services.empty()) {
      look.ask("DescribeServices",
               {{"cluster", cluster}, {"services", services}, {"include", {"TAGS"}}});
    }
    for (const json& service : services) {
      const json deployments =
          names_in(look.ask("ListServiceDeployments", {{"cluster", cluster}, {"service", service}}),
                   "serviceDeployments", "serviceDeploymentArn");
      look.ask("DescribeServiceDeployments", {{"serviceDeploymentArns", deployments}});
    }
    if (!look.only_stored()) look_at_tasks(look, cluster);
  }
  look.ask("ListAccountSettings", {{"effectiveSettings", true}});
  look.ask("ListAccountSettings", {{"principalArn", "arn:aws:iam::000000000000:user/jo"}});
}

}  // namespace

json answer_of(World& world, std::string_view service, std::string_view operation,
               const json& input) {
  try {
    return json::parse(world.call("test", service, operation, input.dump()));
  } catch (const aws::Error& error) {
    return {{"error", error.code()}};
  }
}

json seen(World& world, std::string_view service, bool only_stored) {
  static const std::map<std::string_view, void (*)(Look&)> kLooks = {
      {"sqs", look_at_sqs},
      {"dynamodb", look_at_dynamodb},
      {"sns", look_at_sns},
      {"logs", look_at_logs},
      {"cloudwatch", look_at_cloudwatch},
      {"ses", look_at_ses},
      {"sesv2", look_at_sesv2},
      {"ecs", look_at_ecs}};
  Look look(world, service, only_stored);
  kLooks.at(service)(look);
  // Reading what time has changed may write it down.
  world.store().commit();
  json all = look.take();
  if (only_stored) drop_counts(all);
  return all;
}

}  // namespace tests
