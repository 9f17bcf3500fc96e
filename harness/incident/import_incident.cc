#include "harness/incident/import_incident.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "harness/incident/made_world.h"
#include "harness/incident/maker.h"
#include "harness/incident/own_setup.h"
#include "harness/scenario/platform_evidence.h"
#include "harness/scenario/read.h"
#include "sim/store/whole_file.h"

namespace incident {
namespace {

namespace fs = std::filesystem;

// Gathers what happened while the facts are written.
class Gathering final : public evidence::FactConsumer {
 public:
  void begin(const std::vector<evidence::Skew>& skews) override { clocks_ = Clocks(skews); }
  void see_body(const evidence::Bodies::Body& body) override {
    happenings_.add_body(body.text, body.place);
    for (const auto& platform : platforms_) platform->see_body(body.text);
  }
  void see(const evidence::Fact& told) override {
    const evidence::Fact& fact = clocks_.corrected(told, scratch_);
    happenings_.see(fact);
    for (const auto& platform : platforms_) platform->see(fact);
  }

  bool needs_outside(const evidence::Fact& fact) const override {
    return Happenings::needs_outside(fact);
  }
  void see_outside(const evidence::Fact& told, bool is_before) override {
    happenings_.see_outside(clocks_.corrected(told, scratch_), is_before);
  }

  void add(std::unique_ptr<harness::PlatformEvidence> platform) {
    if (platform != nullptr) platforms_.push_back(std::move(platform));
  }
  std::vector<harness::RecordedDecision> decisions() const {
    std::vector<harness::RecordedDecision> all;
    for (const auto& platform : platforms_) {
      const std::vector<harness::RecordedDecision> own = platform->decisions();
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  }

  std::vector<harness::InferredEntry> entries() const {
    std::vector<harness::InferredEntry> all;
    for (const auto& platform : platforms_) {
      const std::vector<harness::InferredEntry> own = platform->entries();
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  }

  Happenings& happenings() { return happenings_; }
  const Clocks& clocks() const { return clocks_; }

 private:
  Happenings happenings_;
  Clocks clocks_;
  evidence::Fact scratch_;
  std::vector<std::unique_ptr<harness::PlatformEvidence>> platforms_;
};

void append(const fs::path& path, const std::string& text) {
  sim::WholeFile out(path.string());
  std::ostringstream before;
  before << std::ifstream(path, std::ios::binary).rdbuf();
  out.write(before.str() + text);
  out.finish();
}

void append_counts(std::string& text, const std::map<std::string, std::uint64_t>& counts) {
  text += "| what | how many |\n|---|---|\n";
  for (const auto& [what, count] : counts) {
    text += "| " + what + " | " + std::to_string(count) + " |\n";
  }
}

// The part of report.md that says what became of the facts.
std::string report_of(const Draft& draft, const IncidentResult& result) {
  std::string text = "\n## What was made of the facts\n\n`incident.yaml` has " +
                     std::to_string(draft.steps.size()) + " steps and " +
                     std::to_string(draft.expectations.size()) + " expectations.\n\n";
  append_counts(text, draft.made);
  if (!draft.left_out.empty()) {
    text += "\nNot in it:\n\n| what | how many | first at |\n|---|---|---|\n";
    for (const auto& [what, one] : draft.left_out) {
      const std::string first = one.first.empty() ? "" : "`" + one.first + "`";
      text += "| " + what + " | " + std::to_string(one.count) + " | " + first + " |\n";
    }
  }
  if (!result.unknown_bodies.empty()) {
    text +=
        "\nThese bodies are known by their MD5 only. Stand-ins are sent in their places until a "
        "file has them that the scenario, or its world, names by `bodies`:\n\n";
    for (const std::string& md5 : result.unknown_bodies) text += "- `" + md5 + "`\n";
  }
  if (!result.problems.empty()) {
    text += "\nWhat is to be mended by hand before it can be played:\n\n";
    for (const std::string& problem : result.problems) text += "- " + problem + "\n";
  }
  return text;
}

// The domains of mail that a world names: of its own mail, and of addresses in its file. They are
// made up already.
std::vector<std::string> domains_of(const harness::WorldConfig& world) {
  constexpr std::string_view kOfDomain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
  std::vector<std::string> domains = world.mail_domains;
  const std::string_view text = world.text;
  for (std::size_t at = 0; (at = text.find('@', at)) != text.npos;) {
    const std::size_t end = std::min(text.find_first_not_of(kOfDomain, ++at), text.size());
    if (text.substr(at, end - at).find('.') != text.npos) domains.emplace_back(text, at, end - at);
    at = end;
  }
  return domains;
}

// What is wrong with the scenario, which may need a hand where the world has other names.
std::vector<std::string> problems_of(const std::string& path, const harness::Platforms& platforms) {
  std::vector<std::string> problems;
  try {
    harness::read_scenario(path, platforms);
  } catch (const harness::FileErrors& errors) {
    for (const harness::Problem& problem : errors.problems()) {
      problems.push_back(harness::to_text(problem));
    }
  }
  return problems;
}

class Import {
 public:
  Import(evidence::ImportOptions options, const std::string& world_path,
         const harness::Platforms& platforms)
      : options_(std::move(options)), world_path_(world_path), platforms_(platforms) {}

  IncidentResult run() {
    std::optional<harness::WorldConfig> world;
    if (!world_path_.empty()) world = harness::read_world(world_path_, platforms_);
    if (world) {
      options_.kept_domains = domains_of(*world);
      for (const auto& platform : platforms_) gathering_.add(platform->read_evidence(*world));
    }
    result_.import = evidence::import_evidence(options_, &gathering_);
    if (result_.import.facts == 0) return result_;
    gathering_.happenings().settle();
    KnownWorld known;
    if (world) known = known_world(*world);
    place_messages(known, gathering_.happenings());
    if (!world) {
      MadeWorld made = made_world(gathering_.happenings());
      known = std::move(made.known);
      draft_.setup = std::move(made.setup);
    }
    mark_own_setup(known, gathering_.happenings());
    draft_.clocks = gathering_.clocks();
    Maker maker(known, gathering_.happenings(), {options_.from, options_.to}, draft_);
    make(maker);
    make_decisions(gathering_.decisions(), draft_);
    add_to_world(gathering_.entries(), draft_);
    write_files();
    return result_;
  }

 private:
  // A path as a file in the folder names it.
  std::string from_folder(const std::string& path) const {
    const fs::path folder = fs::weakly_canonical(options_.folder);
    return fs::weakly_canonical(path).lexically_relative(folder).string();
  }

  void write_files() {
    const fs::path folder = options_.folder;
    draft_.title = "An incident of " + sim::to_iso8601(draft_.begin);
    draft_.facts = "facts.jsonl";
    const std::string base = world_path_.empty() ? "" : from_folder(world_path_);
    const bool has_own = base.empty() || !draft_.setup.empty() || !draft_.world_lists.empty();
    draft_.world = has_own ? "world.yaml" : base;
    if (has_own) {
      result_.world = (folder / "world.yaml").string();
      sim::write_whole_file(result_.world, world_yaml(draft_, base));
    }
    result_.scenario = (folder / "incident.yaml").string();
    sim::write_whole_file(result_.scenario, scenario_yaml(draft_));
    result_.steps = draft_.steps.size();
    result_.expectations = draft_.expectations.size();
    result_.unknown_bodies = draft_.unknown_bodies;
    std::ranges::sort(result_.unknown_bodies);
    const auto same = std::ranges::unique(result_.unknown_bodies);
    result_.unknown_bodies.erase(same.begin(), same.end());
    result_.problems = problems_of(result_.scenario, platforms_);
    append(folder / "report.md", report_of(draft_, result_));
  }

  evidence::ImportOptions options_;
  const std::string& world_path_;
  const harness::Platforms& platforms_;
  Gathering gathering_;
  Draft draft_;
  IncidentResult result_;
};

}  // namespace

IncidentResult import_incident(evidence::ImportOptions options, const std::string& world_path,
                               const harness::Platforms& platforms) {
  return Import(std::move(options), world_path, platforms).run();
}

}  // namespace incident
