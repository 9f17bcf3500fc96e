#include "harness/incident/incidents.h"

#include <algorithm>
#include <cstdio>
#include <exception>

#include "fakes/sqs/messages/digest.h"
#include "harness/evidence/fact_lines.h"
#include "harness/incident/maker.h"
#include "harness/incident/own_setup.h"
#include "harness/scenario/platform_take.h"
#include "harness/scenario/references.h"
#include "harness/scenario/step_context.h"
#include "harness/story/scenario_events.h"

namespace incident {
namespace {

using harness::Figure;
using harness::PlatformReport;
using harness::ReportTable;

constexpr char kName[] = "incident";
// Facts that were not met, and that are shown one by one.
constexpr std::size_t kMostShown = 20;

std::string number_text(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", number);
  return text;
}

std::string when(const Deed& fact) { return fact.time ? sim::to_iso8601(*fact.time) : "(no time)"; }

// Who did something that the body decides.
std::string reader_of(const PlayedStandIn& one, bool has_programs, sim::Time begin) {
  if (one.receiver.empty()) return "nobody: it was not received";
  if (!has_programs) return "nobody: the world has no programs";
  return one.receiver + ", from " + sim::to_text(one.received - begin) + " on";
}

ReportTable table_of_missed(const Score& score) {
  ReportTable table;
  table.title = "Facts of the incident that were not met in their order: " +
                std::to_string(score.missed.size()) + " of " + std::to_string(score.known);
  table.columns = {{"time", ReportTable::Column::kText},
                   {"fact", ReportTable::Column::kCode},
                   {"in the take", ReportTable::Column::kText},
                   {"evidence", ReportTable::Column::kCode}};
  for (const Score::Missed& missed : score.missed) {
    if (table.rows.size() == kMostShown) break;
    table.rows.push_back({when(missed.fact), missed.fact.what,
                          missed.happened ? "at another place in the order" : "did not happen",
                          evidence::to_text(missed.fact.place)});
  }
  table.left_out = score.missed.size() - table.rows.size();
  return table;
}

ReportTable table_of_curves(const Score& score) {
  ReportTable table;
  table.title = "Queues beside what was recorded";
  table.columns = {{"queue", ReportTable::Column::kCode},
                   {"what", ReportTable::Column::kText},
                   {"points", ReportTable::Column::kNumber},
                   {"off by (mean)", ReportTable::Column::kNumber},
                   {"off by (most)", ReportTable::Column::kNumber},
                   {"then", ReportTable::Column::kText}};
  for (const Curve& curve : score.curves) {
    table.rows.push_back({curve.queue, std::string(to_text(curve.of)), std::to_string(curve.points),
                          number_text(curve.mean_off), number_text(curve.most_off),
                          sim::to_iso8601(curve.most_off_at) + ": " +
                              number_text(curve.recorded_then) + " recorded, " +
                              number_text(curve.played_then) + " here"});
  }
  return table;
}

ReportTable table_of_stand_ins(const Score& score, bool has_programs, sim::Time begin) {
  ReportTable table;
  table.title = "Bodies that nobody has: stand-ins were sent in their places";
  table.columns = {{"MD5", ReportTable::Column::kCode},
                   {"queue", ReportTable::Column::kCode},
                   {"message", ReportTable::Column::kCode},
                   {"who acted on the stand-in", ReportTable::Column::kText}};
  for (const PlayedStandIn& one : score.stand_ins) {
    if (table.rows.size() == kMostShown) break;
    table.rows.push_back({one.md5, one.queue, one.message, reader_of(one, has_programs, begin)});
  }
  table.left_out = score.stand_ins.size() - table.rows.size();
  return table;
}

// The MD5s of bodies that nobody has, by those of their stand-ins.
std::map<std::string, std::string> stand_ins_of(const std::vector<harness::UnknownBody>& bodies) {
  std::map<std::string, std::string> md5s;
  for (const harness::UnknownBody& body : bodies) md5s.emplace(sqs::md5(body.stand_in), body.md5);
  return md5s;
}

// Watches one take of one incident, or of a scenario with bodies that nobody has.
class IncidentTake final : public harness::PlatformTake {
 public:
  explicit IncidentTake(harness::StepContext& context) : context_(context) {
    std::map<std::string, std::string> md5s = stand_ins_of(context.scenario().unknown_bodies);
    md5s.merge(stand_ins_of(context.world().config().unknown_bodies));
    events_.set_stand_ins(std::move(md5s));
    if (!has_facts()) return;
    try {
      const Clocks clocks(of().clocks);
      evidence::Fact scratch;
      evidence::each_fact(of().facts, [&](const evidence::Fact& fact, std::uint64_t) {
        happenings_.see(clocks.corrected(fact, scratch));
      });
      const KnownWorld world = known_world(context.world().config());
      place_messages(world, happenings_);
      mark_own_setup(world, happenings_);
      facts_ = deeds_of(happenings_);
      // What was before the steps begin is no part of what they play.
      std::erase_if(facts_, [this](const Deed& deed) {
        return deed.time && *deed.time + deed.resolution < of().begins;
      });
    } catch (const std::exception& error) {
      trouble_ = error.what();
    }
  }

  void see(const sim::Event& event) override {
    if (event.kind == harness::StepBegan::kKind && !began_) {
      // Steps that are expectations have no such event.
      const auto& steps = context_.scenario().steps;
      const auto first = std::ranges::find_if(
          steps, [](const harness::Step& step) { return step.kind != "expect"; });
      began_ = event.time - first->at.value_or(sim::Duration::zero());
    }
    events_.see(event);
  }
  std::vector<std::unique_ptr<harness::Invariant>> invariants() override { return {}; }
  sim::Task<bool> perform(const harness::Step& /*step*/) override { co_return false; }
  std::unique_ptr<harness::Check> check(const harness::Expectation& /*expectation*/) override {
    return nullptr;
  }
  std::vector<std::string> unsettled() const override { return {}; }
  bool may_settle(const sim::Event& /*event*/) const override { return false; }
  std::vector<std::string> involved(const std::string& /*thread*/) const override { return {}; }

  std::vector<Figure> figures(const harness::Story& story) const override {
    const Score told = result(story);
    if (!told.trouble.empty()) return {};
    std::vector<Figure> figures;
    if (told.has_facts) {
      figures.push_back({"incident: facts met in order", static_cast<double>(told.in_order), "",
                         std::to_string(told.in_order) + " of " + std::to_string(told.known), "",
                         std::nullopt});
    }
    if (!told.missed.empty()) {
      const Score::Missed& first = told.missed.front();
      figures.push_back(
          {"incident: first not met", 0, "",
           first.fact.what + " at " + when(first.fact) + (first.happened ? " (out of order)" : ""),
           "", std::nullopt});
    }
    for (const PlayedStandIn& one : told.stand_ins) {
      if (figures.size() == kMostShown) break;  // the report's table has more
      figures.push_back({"incident: unknown body, md5 " + one.md5, 0, "",
                         "a stand-in; acted on by " + reader_of(one, has_programs(), story.begin),
                         "", std::nullopt});
    }
    for (const Curve& curve : told.curves) {
      figures.push_back({"incident: " + curve.queue + ", " + std::string(to_text(curve.of)),
                         curve.mean_off, "",
                         "off by " + number_text(curve.mean_off) + " on average, " +
                             number_text(curve.most_off) + " at most",
                         "", std::nullopt});
    }
    return figures;
  }

  PlatformReport tell(const harness::Story& story) const override {
    PlatformReport report;
    const Score told = result(story);
    if (!told.trouble.empty()) return report;
    if (!told.missed.empty()) report.tables.push_back(table_of_missed(told));
    if (!told.stand_ins.empty()) {
      report.tables.push_back(table_of_stand_ins(told, has_programs(), story.begin));
    }
    if (!told.curves.empty()) report.tables.push_back(table_of_curves(told));
    return report;
  }

  std::shared_ptr<const harness::PlatformStory> told() const override {
    return std::make_shared<Score>(last_);
  }

 private:
  bool has_facts() const { return context_.scenario().incident.has_value(); }
  bool has_programs() const { return !context_.world().config().images.empty(); }
  const harness::IncidentOf& of() const { return *context_.scenario().incident; }

  Score result(const harness::Story& story) const {
    if (trouble_.empty() && has_facts()) {
      last_ = score(facts_, events_.deeds());
      last_.curves =
          curves_of(happenings_.points(), of().begins, began_.value_or(story.begin), story.queues);
    }
    last_.has_facts = has_facts();
    last_.stand_ins = events_.stand_ins();
    last_.trouble = trouble_;
    return last_;
  }

  harness::StepContext& context_;
  Happenings happenings_;
  std::vector<Deed> facts_;
  DeedsOfTake events_;
  std::optional<sim::Time> began_;
  std::string trouble_;
  mutable Score last_;  // what was told at the end, for told(), which does not get the story
};

class NoRules final : public harness::ReferenceRules {
 public:
  void check_step(const harness::Member& /*step*/, harness::References& /*references*/) override {}
  void check_expectation(const harness::Member& /*expectation*/,
                         harness::References& /*references*/) override {}
};

class Incidents final : public harness::Platform {
 public:
  std::string name() const override { return kName; }
  harness::Dialect dialect() const override { return {}; }
  void add_events(sim::EventKinds& /*kinds*/) const override {}
  void check_file(const harness::Value& /*root*/, harness::Problems& /*problems*/) const override {}
  void read_world(const harness::Value& /*root*/, harness::WorldConfig& /*world*/,
                  harness::Problems& /*problems*/) const override {}
  void prepare(const harness::Scenario& /*scenario*/,
               harness::WorldConfig& /*world*/) const override {}
  std::unique_ptr<harness::ReferenceRules> reference_rules(
      const harness::Value& /*root*/, const harness::WorldConfig& /*world*/) const override {
    return std::make_unique<NoRules>();
  }
  std::unique_ptr<harness::Extension> extend(harness::World& /*world*/) const override {
    return nullptr;
  }
  std::unique_ptr<harness::PlatformTake> begin(harness::StepContext& context) const override {
    const bool has_stand_ins = !context.scenario().unknown_bodies.empty() ||
                               !context.world().config().unknown_bodies.empty();
    if (!context.scenario().incident && !has_stand_ins) return nullptr;
    return std::make_unique<IncidentTake>(context);
  }
};

}  // namespace

std::shared_ptr<const harness::Platform> incidents() { return std::make_shared<Incidents>(); }

const Score* score_of(const harness::Take& take) {
  const auto found = take.of_platforms.find(kName);
  return found == take.of_platforms.end() ? nullptr
                                          : dynamic_cast<const Score*>(found->second.get());
}

}  // namespace incident
