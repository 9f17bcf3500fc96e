#include "tests/harness/webordinary/play.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "harness/scenario/read.h"
#include "harness/scenario/value.h"
#include "harness/webordinary/config.h"
#include "tests/harness/webordinary/platforms.h"
#include "tests/support/folder.h"

namespace tests {

std::string shipped(const std::string& path) {
  return harness::read_text(std::string(BACKLOT_SCENARIOS) + "/" + path);
}

std::vector<std::string> shipped_names(const std::string& family) {
  const std::filesystem::path folder = std::filesystem::path(BACKLOT_SCENARIOS) / family;
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const bool is_wanted = family.empty() ? entry.is_directory() && entry.path().stem() != "worlds"
                                          : entry.path().extension() == ".yaml";
    if (is_wanted) names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string edited(std::string text, const Edit& edit) {
  const std::size_t at = text.find(edit.from);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + edit.from);
  if (text.find(edit.from, at + 1) != std::string::npos) {
    throw std::logic_error("in the text more than once: " + edit.from);
  }
  return text.replace(at, edit.from.size(), edit.to);
}

harness::Take play_whole(const std::string& scenario, const Staging& staging) {
  const Folder folder;
  folder.write("scenario.yaml", scenario);
  folder.write("world.yaml", staging.world);
  harness::TakeOptions options;
  options.seed = staging.seed;
  options.keep_journal = staging.keep_journal;
  const std::string world = folder.path("world.yaml");
  return harness::play(harness::read_scenario(folder.path("scenario.yaml"), platforms(), world),
                       harness::read_world(world, platforms()), platforms(), options);
}

harness::Take play(const std::string& steps, const std::vector<Edit>& world_edits,
                   bool keep_journal) {
  Staging staging{shipped("worlds/webordinary.yaml")};
  for (const Edit& edit : world_edits) staging.world = edited(staging.world, edit);
  staging.keep_journal = keep_journal;
  return play_whole("title: A test\nworld: world.yaml\n" + steps, staging);
}

const harness::WebordinaryStory& webordinary_story(const harness::Take& take) {
  return dynamic_cast<const harness::WebordinaryStory&>(
      *take.of_platforms.at(harness::kWebordinary));
}

std::string failures_of(const harness::Take& take) {
  std::string text;
  for (const harness::Failure& failure : take.failures) {
    text += failure.what + ": expected " + failure.expected + " seen " + failure.seen + "\n";
  }
  return text;
}

const harness::Failure* failure_of(const harness::Take& take, const std::string& what) {
  const auto found = std::ranges::find(take.failures, what, &harness::Failure::what);
  return found == take.failures.end() ? nullptr : &*found;
}

int count(const harness::Take& take, const std::string& kind, const std::string& subject,
          const std::string& actor) {
  return static_cast<int>(std::ranges::count_if(take.journal, [&](const sim::Event& event) {
    return event.kind == kind && (subject.empty() || event.subject == subject) &&
           (actor.empty() || event.actor == actor);
  }));
}

}  // namespace tests
