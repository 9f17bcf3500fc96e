// Calls of CloudTrail: those from outside that change something are made again, as far as the trail
// has their parameters; errors that programs of the world got are expected.
#include <algorithm>
#include <array>

#include "harness/evidence/fields.h"
#include "harness/incident/maker.h"
#include "harness/incident/names.h"
#include "harness/scenario/yaml_text.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

using evidence::text_of;

// CloudTrail's services as the calls of a scenario name them.
struct Service {
  std::string_view trail;
  std::string_view scenario;
};
constexpr std::array<Service, 6> kServices = {{{"sqs", "sqs"},
                                               {"ecs", "ecs"},
                                               {"sns", "sns"},
                                               {"ses", "ses"},
                                               {"dynamodb", "dynamodb"},
                                               {"monitoring", "cloudwatch"}}};

// What is repeated by another way than a call, or cannot be: it needs a receipt handle of then.
constexpr std::array<std::string_view, 6> kNotCalled = {"sqs:ReceiveMessage",
                                                        "sqs:DeleteMessage",
                                                        "sqs:DeleteMessageBatch",
                                                        "sqs:ChangeMessageVisibility",
                                                        "sqs:ChangeMessageVisibilityBatch",
                                                        "ecs:RunTask"};

// `dynamodb.PutItem`; "" of what no service of Backlot has.
std::string operation_of_trail(std::string_view trail) {
  const std::size_t colon = trail.find(':');
  for (const Service& service : kServices) {
    if (service.trail != trail.substr(0, colon)) continue;
    return std::string(service.scenario) + "." + std::string(trail.substr(colon + 1));
  }
  return {};
}

// ARNs as the world has them: of its account and in its region. Those without an account, as of
// buckets, and of other accounts stay as they are.
std::string with_own_account(std::string text, const Call& call) {
  constexpr std::string_view kPrefix = "arn:aws:";
  if (call.account.empty()) return text;
  for (std::size_t at = 0; (at = text.find(kPrefix, at)) != std::string::npos;) {
    at = text.find(':', at + kPrefix.size());
    if (at == std::string::npos) break;
    const std::size_t region = at + 1;
    const std::size_t account = text.find(':', region) + 1;
    if (account == 0) break;
    if (text.compare(account, call.account.size() + 1, call.account + ':') != 0) continue;
    text.replace(account, call.account.size(), "${account}");
    if (account - region > 1) text.replace(region, account - region - 1, "${region}");
  }
  return text;
}

// Maps whose names are a user's own.
constexpr std::array<std::string_view, 6> kOwnNames = {
    "Key", "Item", "ExpressionAttributeNames", "ExpressionAttributeValues", "Tags", "Attributes"};

std::string capitalized(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

// A value as AWS's API has it: CloudTrail begins the names of members with a small letter, and
// leaves the types of DynamoDB's keys out.
class Parameters {
 public:
  std::string written(const sim::JsonValue& value, const std::string& name) {
    json_ = {};
    write(value, name);
    return json_.take();
  }

 private:
  void write(const sim::JsonValue& value, const std::string& name) {
    if (value.is_array()) {
      json_.begin_array();
      for (const sim::JsonValue& one : value.elements()) write(one, name);
      json_.end_array();
    } else if (value.is_object()) {
      const bool is_own = std::ranges::find(kOwnNames, name) != kOwnNames.end();
      json_.begin_object();
      for (const sim::JsonValue& member : value.members()) {
        json_.key(is_own ? std::string(member.name()) : capitalized(member.name()));
        if (name == "Key") {
          write_attribute(member);
        } else {
          write(member, is_own ? std::string{} : capitalized(member.name()));
        }
      }
      json_.end_object();
    } else {
      json_.raw(value.json());
    }
  }

  void write_attribute(const sim::JsonValue& value) {
    if (value.is_object() || value.is_array()) {
      json_.raw(value.json());
      return;
    }
    json_.begin_object().key(value.is_number() ? "N" : "S");
    json_.value(value.is_string() ? value.string() : value.json()).end_object();
  }

  sim::JsonWriter json_;
};

std::vector<Member> input_of_call(const Call& call, bool is_ecs) {
  std::vector<Member> input;
  sim::JsonTree tree;
  if (!tree.read(call.payload)) return input;
  const sim::JsonValue* const parameters = tree.root().find("requestParameters");
  if (parameters == nullptr) return input;
  for (const sim::JsonValue& one : parameters->members()) {
    if (one.is_null()) continue;
    const std::string name = is_ecs ? std::string(one.name()) : capitalized(one.name());
    std::string value = is_ecs ? std::string(one.json()) : Parameters().written(one, name);
    if (name == "QueueUrl") {
      value = json_string("http://127.0.0.1:4566/${account}/" + name_in(one.string()));
    }
    input.push_back({name, with_own_account(std::move(value), call), recorded(call.time.place)});
  }
  return input;
}

bool is_hidden(const std::vector<Member>& input) {
  return std::ranges::any_of(input, [](const Member& member) {
    return member.json.find("HIDDEN_DUE_TO_SECURITY_REASONS") != std::string::npos;
  });
}

// Without a message's id: what failed, or what a span alone tells of.
bool is_send(std::string_view operation) { return operation.starts_with("sqs:SendMessage"); }

void stop(Maker& maker, const Call& call) {
  const auto id = std::ranges::find(call.ids, evidence::IdKind::kTask, &evidence::Id::kind);
  const auto task = id == call.ids.end() ? maker.happenings().tasks().end()
                                         : maker.happenings().tasks().find(id->value);
  const std::string family =
      task == maker.happenings().tasks().end() ? "" : maker.family_of(task->second);
  if (family.empty()) return maker.left_out("StopTask of tasks of which nothing says the family");
  sim::JsonTree tree;
  std::string reason;
  if (tree.read(call.payload)) {
    if (const sim::JsonValue* const parameters = tree.root().find("requestParameters")) {
      reason = text_of(*parameters, "reason");
    }
  }
  const Origin place = recorded(call.time.place);
  Entry entry{{0, "stop:", place},
              {1, "family: " + harness::yaml_scalar(family), joined(call.time.place)}};
  if (!reason.empty()) entry.push_back({1, "reason: " + json_string(reason), place});
  maker.add_step(call.time, std::move(entry), "tasks stopped from outside");
}

// What somebody does who is no program of the world: receives, and deletes what was received.
class Receiving {
 public:
  explicit Receiving(Maker& maker) : maker_(maker) {}

  // False if the call is none of these.
  bool make(const Call& call) {
    const bool receives = call.operation == "sqs:ReceiveMessage";
    const bool deletes = call.operation == "sqs:DeleteMessage";
    if (maker_.world().has_programs || !call.error.empty() || (!receives && !deletes)) return false;
    const std::string queue = name_in(call.resource);
    int& held = held_[{call.actor, queue}];
    const Origin place = recorded(call.time.place);
    if (receives) {
      const int most = most_of(call);
      held += most;
      step("receive", call, queue, place, most);
      return true;
    }
    if (held == 0) step("receive", call, queue, inferred("it was deleted"), 1);
    held = std::max(held - 1, 0);
    step("delete", call, queue, place, 1);
    return true;
  }

 private:
  static int most_of(const Call& call) {
    sim::JsonTree tree;
    if (!tree.read(call.payload)) return 1;
    const sim::JsonValue* const parameters = tree.root().find("requestParameters");
    if (parameters == nullptr) return 1;
    const std::string most(text_of(*parameters, "maxNumberOfMessages"));
    return std::clamp(std::atoi(most.c_str()), 1, 10);
  }

  void step(const char* kind, const Call& call, const std::string& queue, const Origin& place,
            int most) {
    Entry entry{{0, std::string(kind) + ":", place}, {1, "queue: " + json_string(queue), place}};
    if (!call.actor.empty()) entry.push_back({1, "as: " + harness::yaml_scalar(call.actor), place});
    if (most > 1) entry.push_back({1, "most: " + std::to_string(most), place});
    maker_.add_step(call.time, std::move(entry), "receives and deletions from outside");
  }

  Maker& maker_;
  std::map<std::pair<std::string, std::string>, int> held_;  // by who holds, of which queue
};

void make_call(Maker& maker, const Call& call) {
  if (maker.is_foreign(call.account)) {
    return maker.left_out("calls in another account than most of the evidence");
  }
  if (call.reads && call.error.empty()) return maker.left_out("calls that change nothing");
  if (maker.is_inside(call.actor)) return maker.made("calls that programs of the world make");
  if (maker.is_before(call.time)) return maker.left_out("calls from before");
  if (call.operation == "ecs:StopTask" && call.error.empty()) return stop(maker, call);
  const std::string operation = operation_of_trail(call.operation);
  if (operation.empty()) return maker.left_out("calls of services that no fake is of");
  if (std::ranges::find(kNotCalled, call.operation) != kNotCalled.end()) {
    return maker.left_out(call.operation + " from outside, which cannot be repeated");
  }
  const std::vector<Member> input = input_of_call(call, operation.starts_with("ecs."));
  if (is_send(call.operation) || is_hidden(input)) {
    return maker.left_out(call.operation + " whose content is not in the trail");
  }
  // The classic API of DynamoDB leaves everything but the keys out of the trail.
  const bool has_key_alone = !call.error.empty() && (call.operation == "dynamodb:GetItem" ||
                                                     call.operation == "dynamodb:DeleteItem");
  if (call.operation.starts_with("dynamodb:") && call.operation.ends_with("Item") &&
      !has_key_alone) {
    return maker.left_out(call.operation + " whose content is not in the trail");
  }
  Entry entry = call_entry(operation, call.actor, recorded(call.time.place), input);
  if (!call.error.empty()) {
    entry.push_back({1, "error: " + harness::yaml_scalar(call.error), recorded(call.time.place)});
  }
  maker.add_step(call.time, std::move(entry), "calls from outside");
}

void expect_errors(Maker& maker) {
  struct Failed {
    std::uint64_t count = 0;
    evidence::Place place;
  };
  std::map<std::pair<std::string, std::string>, Failed> failed;
  for (const Call& call : maker.happenings().calls()) {
    const std::string operation = operation_of_trail(call.operation);
    if (call.error.empty() || operation.empty() || maker.is_before(call.time)) continue;
    if (maker.is_foreign(call.account) || !maker.is_inside(call.actor)) continue;
    Failed& one = failed[{operation, call.error}];
    if (one.count++ == 0) one.place = call.time.place;
  }
  for (const auto& [what, one] : failed) {
    const Origin place = recorded(one.place);
    maker.expect({{0, "api:", place},
                  {1, "operation: " + harness::yaml_scalar(what.first), place},
                  {1, "error: " + harness::yaml_scalar(what.second), place},
                  {1, "at_least: " + std::to_string(one.count), place},
                  {1, "within: 1h", invented()}},
                 "errors that programs of the world got");
  }
}

}  // namespace

void make_calls(Maker& maker) {
  Receiving receiving(maker);
  for (const Call& call : maker.happenings().calls()) {
    const bool is_own = !maker.is_foreign(call.account) && !maker.is_before(call.time);
    if (!is_own || !receiving.make(call)) make_call(maker, call);
  }
  expect_errors(maker);
}

}  // namespace incident
