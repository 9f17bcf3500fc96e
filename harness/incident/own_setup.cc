#include "harness/incident/own_setup.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fields.h"
#include "harness/incident/names.h"
#include "harness/incident/trail_operation.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::list_of;

constexpr std::string_view kNotTold = "HIDDEN_DUE_TO_SECURITY_REASONS";

// A member of an input: CloudTrail begins its name with a small letter.
const sim::JsonValue* member_of(const sim::JsonValue& object, std::string_view name) {
  constexpr char kCase = 'a' - 'A';
  if (const sim::JsonValue* const found = object.find(name)) return found;
  std::string other(name);
  if (!other.empty()) other.front() = static_cast<char>(other.front() ^ kCase);
  return object.find(other);
}

std::string_view member_text(const sim::JsonValue& object, std::string_view name) {
  const sim::JsonValue* const found = member_of(object, name);
  return found != nullptr && found->is_string() ? found->string() : std::string_view{};
}

// A text with the regions and the accounts of its ARNs left out: a world has its own.
std::string without_accounts(std::string_view text) {
  constexpr std::string_view kPrefix = "arn:aws:";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t arn = std::min(text.find(kPrefix, at), text.size());
    out.append(text.substr(at, arn - at));
    at = arn;
    // `arn:aws:sqs:` is kept, and the two parts behind it are not.
    for (int part = 0; part < 5 && at < text.size(); ++part) {
      const std::size_t end = std::min(text.find(':', at), text.size() - 1) + 1;
      if (part < 3) out.append(text.substr(at, end - at));
      at = end;
    }
  }
  return out;
}

// What a member that was left out says as well, as far as the trail tells.
bool is_empty(const sim::JsonValue& value) {
  if (value.is_array() || value.is_object()) return value.members().empty();
  if (value.is_string()) return value.string().empty() || value.string() == kNotTold;
  return value.is_null() || value.json() == "0" || value.json() == "false";
}

bool says_same(const sim::JsonValue& recorded, const sim::JsonValue& own);

bool all_in(const sim::JsonValue& object, const sim::JsonValue& other) {
  return std::ranges::all_of(object.members(), [&](const sim::JsonValue& one) {
    return member_of(other, one.name()) != nullptr || is_empty(one);
  });
}

bool scalars_are_same(const sim::JsonValue& recorded, const sim::JsonValue& own) {
  const std::string_view a = recorded.is_string() ? recorded.string() : recorded.json();
  const std::string_view b = own.is_string() ? own.string() : own.json();
  if (a == kNotTold || a == b) return true;
  const bool are_urls = a.starts_with("http") && b.starts_with("http");
  return are_urls ? name_in(a) == name_in(b) : without_accounts(a) == without_accounts(b);
}

// Whether what a trail has of an input is what the setup's own input says. What the trail hides may
// be anything.
bool says_same(const sim::JsonValue& recorded, const sim::JsonValue& own) {
  if (recorded.is_string() && recorded.string() == kNotTold) return true;
  if (recorded.is_object() && own.is_object()) {
    return all_in(recorded, own) && all_in(own, recorded) &&
           std::ranges::all_of(recorded.members(), [&](const sim::JsonValue& one) {
             const sim::JsonValue* const same = member_of(own, one.name());
             return same == nullptr || says_same(one, *same);
           });
  }
  if (recorded.is_array() && own.is_array()) {
    return std::ranges::equal(recorded.elements(), own.elements(), says_same);
  }
  if (recorded.is_object() || recorded.is_array() || own.is_object() || own.is_array())
    return false;
  return scalars_are_same(recorded, own);
}

// The member by which what a call makes is named.
struct Making {
  std::string_view operation;
  std::string_view name;
};
constexpr std::array<Making, 8> kMakings = {{{"sqs.CreateQueue", "QueueName"},
                                             {"dynamodb.CreateTable", "TableName"},
                                             {"sns.CreateTopic", "Name"},
                                             {"logs.CreateLogGroup", "logGroupName"},
                                             {"ecs.CreateCluster", "clusterName"},
                                             {"ecs.CreateService", "serviceName"},
                                             {"ecs.RegisterTaskDefinition", "family"},
                                             {"ses.CreateReceiptRuleSet", "RuleSetName"}}};

// `sqs.CreateQueue orders`; "" of a call that makes nothing of these.
std::string made_by(const std::string& operation, const sim::JsonValue& input) {
  if (operation == "ses.CreateReceiptRule") {
    const sim::JsonValue* const rule = member_of(input, "Rule");
    return rule == nullptr ? "" : operation + ' ' + std::string(member_text(*rule, "Name"));
  }
  const auto making = std::ranges::find(kMakings, operation, &Making::operation);
  if (making == kMakings.end()) return {};
  return operation + ' ' + std::string(member_text(input, making->name));
}

// The thing that a call is about: two with the same are about the same.
std::string about(const std::string& operation, const sim::JsonValue& input) {
  constexpr std::array<std::string_view, 14> kNames = {
      "QueueUrl",     "QueueName",   "TableName",   "TopicArn",       "Name",
      "logGroupName", "serviceName", "service",     "taskDefinition", "family",
      "clusterName",  "cluster",     "RuleSetName", "AlarmName"};
  std::string thing = operation.substr(0, operation.find('.'));
  for (const std::string_view name : kNames) {
    const std::string_view text = member_text(input, name);
    if (text.empty()) continue;
    return thing + ' ' + (name == "taskDefinition" ? family_in(text) : name_in(text));
  }
  return thing;
}

class Marking {
 public:
  Marking(const KnownWorld& world, Happenings& happenings)
      : world_(world), happenings_(happenings), account_(happenings.account()) {
    for (const auto& [name, queue] : world.queues) has_.insert("sqs.CreateQueue " + name);
    for (const auto& [name, table] : world.tables) has_.insert("dynamodb.CreateTable " + name);
    for (const harness::SetupCall& call : world.setup) {
      inputs_.emplace_back();
      if (inputs_.back().read(call.input)) add(operation_of(call), inputs_.back().root());
    }
  }

  void run() {
    std::vector<Call*> calls;
    for (Call& call : happenings_.calls()) calls.push_back(&call);
    std::ranges::stable_sort(calls, {}, [](const Call* call) { return call->time.time; });
    for (Call* const call : calls) mark(*call);
    for (Message& message : happenings_.messages()) mark(message);
  }

 private:
  // Both versions of SES are one service to CloudTrail.
  static std::string operation_of(const harness::SetupCall& call) {
    return (call.service == "sesv2" ? "ses" : call.service) + '.' + call.operation;
  }

  void add(const std::string& operation, const sim::JsonValue& input) {
    own_[operation].push_back(&input);
    if (const std::string made = made_by(operation, input); !made.empty()) has_.insert(made);
    if (operation == "sqs.SendMessage") {
      ++sent_[{name_in(member_text(input, "QueueUrl")),
               sqs::md5(std::string(member_text(input, "MessageBody")))}];
    }
  }

  void mark(Call& call) {
    std::string operation = operation_of_trail(call);
    // The setup's calls are told alike, whichever version of SES they are of.
    if (operation.starts_with("sesv2.")) operation.erase(3, 2);
    const bool is_foreign = !call.account.empty() && call.account != account_;
    if (operation.empty() || call.reads || !call.error.empty() || is_foreign) return;
    sim::JsonTree payload;
    if (!payload.read(call.payload)) return;
    const sim::JsonValue* const input = payload.root().find("requestParameters");
    if (input == nullptr || !input->is_object()) return;
    const std::string thing = about(operation, *input);
    call.is_setup =
        !evidence::is_task_id(call.actor) && !changed_.contains(thing) && is_own(operation, *input);
    if (!call.is_setup) changed_.insert(thing);
  }

  void mark(Message& message) {
    const auto own = sent_.find({message.queue, message.md5});
    if (own == sent_.end() || own->second == 0) return;
    --own->second;
    message.is_setup = true;
  }

  bool is_own(const std::string& operation, const sim::JsonValue& input) const {
    const std::string made = made_by(operation, input);
    const bool is_definition = operation == "ecs.RegisterTaskDefinition";
    if (has_.contains(made) && (!is_definition || !has_images(input))) return true;
    const auto own = own_.find(operation);
    return own != own_.end() && std::ranges::any_of(own->second, [&](const sim::JsonValue* one) {
             return says_same(input, *one);
           });
  }

  // Whether the world has something for each image of a task definition.
  bool has_images(const sim::JsonValue& definition) const {
    const sim::JsonValue* const containers = list_of(definition, "containerDefinitions");
    return containers != nullptr &&
           std::ranges::all_of(containers->elements(), [&](const sim::JsonValue& one) {
             return world_.images.contains(member_text(one, "image"));
           });
  }

  const KnownWorld& world_;
  Happenings& happenings_;
  std::string account_;
  std::deque<sim::JsonTree> inputs_;                               // of the setup's calls
  std::map<std::string, std::vector<const sim::JsonValue*>> own_;  // the same, by operation
  std::set<std::string> has_;                                      // what the world has
  std::map<std::pair<std::string, std::string>, int> sent_;        // by queue and MD5
  std::set<std::string> changed_;                                  // things, by somebody's call
};

}  // namespace

void mark_own_setup(const KnownWorld& world, Happenings& happenings) {
  // A world made of evidence has no setup but what the evidence is about.
  if (!world.is_made) Marking(world, happenings).run();
}

}  // namespace incident
