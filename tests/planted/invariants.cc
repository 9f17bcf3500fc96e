#include "tests/planted/invariants.h"

#include <cstdint>
#include <string_view>

#include "tests/planted/events.h"

namespace planted {
namespace {

using harness::Invariant;

class DoneOnce : public Invariant {
 public:
  explicit DoneOnce(const Deeds& deeds) : deeds_(deeds) {}
  const char* name() const override { return kDoneOnce; }
  const char* sentence() const override { return "what was asked for once is done once"; }
  void see(const sim::Event& event) override {
    if (event.kind != Done::kKind || deeds_.done.at(event.subject) < 2) return;
    violated(event.time, event.subject + " was done once more, by " + event.actor, {event.subject});
  }

 private:
  const Deeds& deeds_;
};

class AllDone : public Invariant {
 public:
  explicit AllDone(const Deeds& deeds) : deeds_(deeds) {}
  const char* name() const override { return kAllDone; }
  const char* sentence() const override { return "whatever was asked for is done in the end"; }
  void at_end(sim::Time now) override {
    for (const std::string& thing : deeds_.open()) {
      violated(now, thing + " was not done", {thing});
    }
  }

 private:
  const Deeds& deeds_;
};

class StaysDone : public Invariant {
 public:
  explicit StaysDone(const Deeds& deeds) : deeds_(deeds) {}
  const char* name() const override { return kStaysDone; }
  const char* sentence() const override { return "nobody is told that what was done will not be"; }
  void see(const sim::Event& event) override {
    if (event.kind != GivenUp::kKind || !deeds_.done.contains(event.subject)) return;
    violated(event.time, event.subject + " was given up by " + event.actor + ", and had been done",
             {event.subject});
  }

 private:
  const Deeds& deeds_;
};

class HeldByOne : public Invariant {
 public:
  const char* name() const override { return kHeldByOne; }
  const char* sentence() const override {
    return "what one worker may do at a time is not begun by another before it ends";
  }
  void see(const sim::Event& event) override {
    if (const auto* left = event.as<Left>()) {
      holders_[event.subject].erase(std::string(left->by));
    } else if (const auto* entered = event.as<Entered>()) {
      see_entered(event, *entered);
    }
  }

 private:
  void see_entered(const sim::Event& event, const Entered& entered) {
    std::map<std::string, std::int64_t>& holders = holders_[event.subject];
    const std::int64_t now_s = sim::unix_s(event.time);
    std::erase_if(holders, [now_s](const auto& holder) { return holder.second < now_s; });
    holders[std::string(entered.by)] = entered.until_s;
    if (holders.size() < 2) return;
    violated(event.time, event.subject + " is held by " + std::to_string(holders.size()),
             {event.subject});
  }

  // Of each thing, until when each holder has it.
  std::map<std::string, std::map<std::string, std::int64_t>> holders_;
};

class TakenInTime : public Invariant {
 public:
  const char* name() const override { return kTakenInTime; }
  const char* sentence() const override { return "what is good until a time is not taken later"; }
  void see(const sim::Event& event) override {
    const auto* taken = event.as<Taken>();
    if (taken == nullptr || sim::unix_s(event.time) <= taken->until_s) return;
    const std::int64_t late_s = sim::unix_s(event.time) - taken->until_s;
    violated(event.time,
             event.subject + " was taken " + std::to_string(late_s) + " s after its end",
             {event.subject});
  }
};

}  // namespace

std::vector<std::string> Deeds::open() const {
  std::vector<std::string> things;
  for (const std::string& thing : asked) {
    if (!done.contains(thing)) things.push_back(thing);
  }
  return things;
}

std::vector<std::unique_ptr<Invariant>> invariants(const Deeds& deeds) {
  std::vector<std::unique_ptr<Invariant>> all;
  all.push_back(std::make_unique<DoneOnce>(deeds));
  all.push_back(std::make_unique<AllDone>(deeds));
  all.push_back(std::make_unique<StaysDone>(deeds));
  all.push_back(std::make_unique<HeldByOne>());
  all.push_back(std::make_unique<TakenInTime>());
  return all;
}

}  // namespace planted
