// Queues that are not of the world's setup: its programs make them while they run. A message that
// is sent from outside needs its queue, whether or not the evidence has what made a program make
// it.
//
// So the queue is made just before, with the attributes that the program gave it, if the trail has
// its call. Where the program has made it by then, that changes nothing. (SQS API Reference,
// CreateQueue.)
#include <algorithm>
#include <set>

#include "harness/evidence/fields.h"
#include "harness/incident/maker.h"
#include "harness/incident/names.h"
#include "sim/journal/json_tree.h"

namespace incident {
namespace {

using evidence::text_of;

constexpr char kCreateQueue[] = "sqs.CreateQueue";
constexpr char kMade[] = "queues that programs of the world had made";

const Member* member_named(const std::vector<Member>& input, std::string_view name) {
  const auto found = std::ranges::find(input, name, &Member::name);
  return found == input.end() ? nullptr : &*found;
}

// The queue of its dead letters; "" if it has none.
std::string dead_letters_in(const std::vector<Member>& input) {
  const Member* const attributes = member_named(input, "Attributes");
  sim::JsonTree tree;
  sim::JsonTree policy;
  if (attributes == nullptr || !tree.read(attributes->json)) return {};
  const std::string text(text_of(tree.root(), "RedrivePolicy"));
  return policy.read(text) ? name_in(text_of(policy.root(), "deadLetterTargetArn")) : "";
}

class NeededQueues {
 public:
  explicit NeededQueues(Maker& maker) : maker_(maker) {
    for (const Call& call : maker.happenings().calls()) {
      if (call.operation != "sqs:CreateQueue" || !call.error.empty() || call.is_setup) continue;
      std::vector<Member> input = input_of_call(maker, call);
      const Member* const name = member_named(input, "QueueName");
      if (name == nullptr || maker.is_foreign(call.account)) continue;
      const std::string key = name->json;
      // The API calls this member otherwise than CloudTrail, and nothing goes by it.
      std::erase_if(input, [](const Member& member) { return member.name == "Tags"; });
      Known& known = calls_[key];
      known.is_from_outside = known.is_from_outside || !maker.is_inside(call.actor);
      if (known.input.empty()) known.input = std::move(input);
    }
  }

  // Nothing of `when` means that it is there from the beginning.
  void add(const std::string& queue, const std::optional<sim::Time>& when) {
    if (maker_.world().queues.contains(queue) || !added_.insert(queue).second) return;
    const auto known = calls_.find(json_string(queue));
    const bool is_known = known != calls_.end();
    // That call is a step already.
    if (is_known && known->second.is_from_outside) return;
    const std::vector<Member> input = is_known ? known->second.input : input_for(queue);
    if (const std::string dead = dead_letters_in(input); !dead.empty()) add(dead, when);
    const Origin why = inferred("messages are sent to it, and the world's setup does not make it");
    if (when) {
      steps_.push_back({*when, why, call_entry(kCreateQueue, {}, why, input), kMade});
    } else {
      setup_.push_back(setup_entry(kCreateQueue, why, input));
    }
    maker_.made(kMade);
  }

  // Before all else: what has the same time comes after its queue.
  void put() {
    Draft& draft = maker_.draft();
    draft.steps.insert(draft.steps.begin(), steps_.begin(), steps_.end());
    draft.setup.insert(draft.setup.begin(), setup_.begin(), setup_.end());
  }

 private:
  struct Known {
    std::vector<Member> input;
    bool is_from_outside = false;
  };

  static std::vector<Member> input_for(const std::string& queue) {
    std::vector<Member> input{
        {"QueueName", json_string(queue), inferred("messages are sent to it")}};
    if (queue.ends_with(".fifo")) {
      input.push_back({"Attributes", R"({"FifoQueue": "true"})", inferred("its name")});
    }
    return input;
  }

  Maker& maker_;
  std::map<std::string, Known> calls_;  // of the trail, by the name as JSON
  std::set<std::string> added_;
  std::vector<DraftStep> steps_;
  std::vector<Entry> setup_;
};

}  // namespace

void make_queues(Maker& maker) {
  NeededQueues queues(maker);
  for (const auto& [queue, when] : maker.needed_queues()) queues.add(queue, when);
  queues.put();
}

}  // namespace incident
