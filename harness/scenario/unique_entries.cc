#include "harness/scenario/unique_entries.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace harness {
namespace {

// An operation of AWS that creates a resource, or replaces one by name, and the members that name
// it.
struct CreatingCall {
  std::string_view operation;
  std::string_view noun;
  std::vector<std::string_view> names;
  bool may_repeat = false;  // in one file, as each call makes one more, such as a new revision
};

const std::vector<CreatingCall>& creating_calls() {
  static const std::vector<CreatingCall> kCalls{
      {"cloudwatch.PutMetricAlarm", "alarm", {"AlarmName"}},
      {"dynamodb.CreateTable", "table", {"TableName"}},
      {"ecs.CreateCluster", "cluster", {"clusterName"}},
      {"ecs.CreateService", "service", {"cluster", "serviceName"}},
      {"ecs.RegisterTaskDefinition", "task definition", {"family"}, true},
      {"logs.CreateLogGroup", "log group", {"logGroupName"}},
      {"ses.CreateConfigurationSet", "configuration set", {"ConfigurationSet.Name"}},
      {"ses.CreateReceiptRule", "receipt rule", {"RuleSetName", "Rule.Name"}},
      {"ses.CreateReceiptRuleSet", "receipt rule set", {"RuleSetName"}},
      {"ses.CreateTemplate", "template", {"Template.TemplateName"}},
      {"ses.VerifyDomainIdentity", "identity", {"Domain"}},
      {"ses.VerifyEmailIdentity", "identity", {"EmailAddress"}},
      {"sesv2.CreateConfigurationSet", "configuration set", {"ConfigurationSetName"}},
      {"sesv2.CreateEmailIdentity", "identity", {"EmailIdentity"}},
      {"sesv2.CreateEmailTemplate", "template", {"TemplateName"}},
      {"sns.CreateTopic", "topic", {"Name"}},
      {"sns.Subscribe", "subscription", {"TopicArn", "Protocol", "Endpoint"}},
      {"sqs.CreateQueue", "queue", {"QueueName"}},
  };
  return kCalls;
}

// The text of a member, which may be one of a map within (`Rule.Name`); "" if there is none.
std::string text_of(const Value& map, std::string_view path) {
  const Value* at = &map;
  while (at != nullptr && !path.empty()) {
    const std::size_t dot = path.find('.');
    at = at->find(path.substr(0, dot));
    path = dot == std::string_view::npos ? "" : path.substr(dot + 1);
  }
  return at == nullptr ? std::string() : at->text;
}

// Null if no platform says what the entries of this list are.
const NamedList* find_list(const std::vector<NamedList>& lists, const std::string& key) {
  const auto found = std::ranges::find(lists, key, &NamedList::key);
  return found == lists.end() ? nullptr : &*found;
}

std::vector<NamedList> lists_of(const Platforms& platforms) {
  std::vector<NamedList> lists;
  for (const auto& platform : platforms) {
    for (NamedList& list : platform->dialect().named_lists) lists.push_back(std::move(list));
  }
  return lists;
}

// The resource that an entry of the list under `key` makes; `list` is what a platform says of that
// list, or null.
NamedResource resource_of(const std::string& key, const NamedList* list, const Value& entry) {
  if (key == "setup") return resource_made_by(entry.members.front());
  if (list == nullptr) return {};
  if (list->names.empty()) return {list->noun, entry.text};
  NamedResource resource{list->noun, {}};
  for (const std::string& name : list->names) {
    resource.name += (resource.name.empty() ? "" : "/") + text_of(entry, name);
  }
  return resource;
}

bool is_same(const NamedResource& a, const NamedResource& b) {
  return !a.name.empty() && a.noun == b.noun && a.name == b.name;
}

// Drops the entries after one without the `condition`, which is for all, so that they are never
// reached.
void drop_unreached(std::vector<Value>& entries, const std::string& condition) {
  const auto for_all = std::ranges::find_if(
      entries, [&](const Value& entry) { return entry.find(condition) == nullptr; });
  if (for_all != entries.end()) entries.erase(for_all + 1, entries.end());
}

}  // namespace

NamedResource resource_made_by(const Member& call) {
  const auto call_kind = std::ranges::find(creating_calls(), call.name, &CreatingCall::operation);
  if (call_kind == creating_calls().end()) return {};
  NamedResource resource{std::string(call_kind->noun), {}, call_kind->may_repeat};
  for (const std::string_view name : call_kind->names) {
    resource.name += (resource.name.empty() ? "" : "/") + text_of(call.value, name);
  }
  return resource;
}

void check_unique(const Value& file, const Platforms& platforms, Problems& problems) {
  const std::vector<NamedList> lists = lists_of(platforms);
  for (const Member& list : file.members) {
    const NamedList* named = find_list(lists, list.name);
    std::map<std::pair<std::string, std::string>, int> lines;
    for (const Value& entry : list.value.items) {
      const NamedResource resource = resource_of(list.name, named, entry);
      if (resource.name.empty() || resource.may_repeat) continue;
      const auto [first, fresh] =
          lines.emplace(std::pair{resource.noun, resource.name}, entry.place.line);
      if (fresh) continue;
      problems.add(entry.place, "the " + resource.noun + " '" + resource.name +
                                    "' is there already, on line " + std::to_string(first->second));
    }
  }
}

void merge_list(const Member& list, const Platforms& platforms, Value& base) {
  const std::vector<NamedList> lists = lists_of(platforms);
  const NamedList* named = find_list(lists, list.name);
  std::vector<Value> others;
  for (const Value& entry : list.value.items) {
    const NamedResource resource = resource_of(list.name, named, entry);
    const auto same = std::find_if(base.items.rbegin(), base.items.rend(), [&](const Value& known) {
      return is_same(resource_of(list.name, named, known), resource);
    });
    if (same == base.items.rend()) {
      others.push_back(entry);
    } else {
      *same = entry;
    }
  }
  const bool is_tried_in_order = named != nullptr && !named->condition.empty();
  base.items.insert(is_tried_in_order ? base.items.begin() : base.items.end(), others.begin(),
                    others.end());
  if (is_tried_in_order) drop_unreached(base.items, named->condition);
}

}  // namespace harness
