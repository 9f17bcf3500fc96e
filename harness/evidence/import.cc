#include "harness/evidence/import.h"

#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "harness/evidence/fact_pipe.h"
#include "harness/evidence/report.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"
#include "sim/store/whole_file.h"

namespace evidence {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw std::runtime_error("cannot make the folder " + folder + ": " + error.message());
  if (!fs::is_empty(folder, error) || error) {
    throw std::runtime_error(folder + " is not empty; name a folder that is not there yet");
  }
}

std::string whole_file(const std::string& path) {
  const auto bytes = file_bytes(path);
  std::string text;
  while (bytes->read(text)) {
  }
  return text;
}

std::string mapping_path(const ImportOptions& options) {
  fs::path folder = fs::absolute(options.folder).lexically_normal();
  if (folder.filename().empty()) folder = folder.parent_path();
  if (options.mapping.empty()) return folder.string() + ".redaction.json";
  const fs::path file = fs::absolute(options.mapping).lexically_normal();
  const std::string inside = file.lexically_relative(folder).string();
  if (!inside.starts_with("..")) {
    throw std::runtime_error("the mapping " + options.mapping + " would lie in " + options.folder +
                             ", which is to be passed on without it");
  }
  return file.string();
}

Redaction::Mapping read_mapping(const std::string& path) {
  Redaction::Mapping mapping;
  if (!fs::exists(path)) return mapping;
  const std::string text = whole_file(path);
  sim::JsonTree tree;
  if (!tree.read(text) || !tree.root().is_object()) {
    throw std::runtime_error(path + " is no mapping of an earlier import");
  }
  for (const sim::JsonValue& member : tree.root().members()) {
    if (member.is_string()) mapping.emplace(member.name(), member.string());
  }
  return mapping;
}

// For its owner's eyes only.
void write_mapping(const std::string& path, const Redaction::Mapping& mapping) {
  sim::JsonWriter json;
  json.begin_object();
  for (const auto& [original, replacement] : mapping) json.key(original).value(replacement);
  json.end_object();
  sim::WholeFile out(path, S_IRUSR | S_IWUSR);
  out.write(json.text());
  out.write("\n");
  out.finish();
  // One that was there keeps its mode otherwise.
  ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
}

const ImportOptions& with_valid_times(const ImportOptions& options) {
  if (options.from && options.to && *options.from > *options.to) {
    throw std::runtime_error("the time asked for begins (--from) after it ends (--to)");
  }
  return options;
}

std::vector<std::string> read_words(const std::string& path) {
  std::vector<std::string> words;
  if (path.empty()) return words;
  const std::string text = whole_file(path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string word = text.substr(at, end - at);
    if (word.ends_with('\r')) word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

class Import {
 public:
  Import(const ImportOptions& options, FactConsumer* consumer)
      : options_(with_valid_times(options)),
        consumer_(consumer),
        found_(find_evidence(options.paths)),
        mapping_(options.redact ? mapping_path(options) : "") {
    if (options.redact) {
      redaction_ = std::make_unique<Redaction>(read_mapping(mapping_), read_words(options.words),
                                               options.kept_domains);
    }
    make_folder(options.folder);
  }

  ImportResult run() {
    FactStore store((fs::path(options_.folder) / ".facts.sqlite").string());
    Tally tally([this](const Fact& fact) { take(fact); });
    read(store, tally);
    store.finish();
    if (!options_.bodies.empty()) bodies_.prove_file(options_.bodies, whole_file(options_.bodies));
    if (bodies_.unknown() > 0) look_for_bodies(store);
    const Joins joins = join(store);
    if (redaction_ != nullptr) {
      for (const auto& [md5, body] : bodies_.known()) redaction_->add_body(body.text);
    }
    if (consumer_ != nullptr) tell_beginning(joins);
    write_facts(store);
    result_.files = files_.size();
    result_.passed_over = found_.passed_over.size();
    result_.repeated = store.repeated();
    for (const auto& [kind, unknown] : tally.unknown()) result_.not_understood += unknown.count;
    result_.troubles = tally.troubles().size() + tally.troubles_left_out();
    result_.mapping = mapping_;
    write("report.md", to_markdown({options_, result_, files_, found_.passed_over, store, joins,
                                    bodies_, tally, redaction_.get()}));
    if (redaction_ != nullptr) write_mapping(mapping_, redaction_->mapping());
    return result_;
  }

 private:
  // Files are read in this thread, and facts stored in another.
  void read(FactStore& store, Tally& tally) {
    FactPipe pipe([&](const Fact& fact, std::uint64_t) {
      store.add(fact, is_before(fact) || is_after(fact));
    });
    pipe_ = &pipe;
    for (const std::string& file : found_.files) {
      const std::uint64_t before = tally.facts();
      FileRead read = read_file(file, tally);
      files_.push_back({std::move(read), tally.facts() - before});
    }
    pipe.close();
    pipe_ = nullptr;
  }

  bool is_before(const Fact& fact) const {
    return fact.time && options_.from && *fact.time < *options_.from;
  }
  bool is_after(const Fact& fact) const {
    return fact.time && options_.to && *fact.time > *options_.to;
  }

  void take(const Fact& fact) {
    if (redaction_ != nullptr) redaction_->learn(fact);
    if (is_before(fact) || is_after(fact)) {
      ++result_.left_out;
      if (consumer_ == nullptr || !consumer_->needs_outside(fact)) return;
    }
    // What was sent later has no part in it.
    if (!is_after(fact)) bodies_.collect(fact);
    pipe_->push(fact, 1);
  }

  void look_for_bodies(FactStore& store) {
    FactPipe pipe([this](const Fact& fact, std::uint64_t) { bodies_.prove(fact); });
    store.each_payload(Bodies::kProving, [&](const Fact& fact) { pipe.push(fact, 1); });
    pipe.close();
  }

  // Of the clocks by the names that facts have for them.
  std::vector<Skew> redacted_skews(const Joins& joins) const {
    std::vector<Skew> skews = joins.skews;
    for (Skew& skew : skews) {
      if (redaction_ == nullptr) break;
      skew.source = redaction_->redacted(skew.source);
      skew.reference = redaction_->redacted(skew.reference);
    }
    return skews;
  }

  void tell_beginning(const Joins& joins) {
    consumer_->begin(redacted_skews(joins));
    for (const auto& [md5, body] : bodies_.known()) {
      if (redaction_ == nullptr) {
        consumer_->see_body(body);
      } else {
        consumer_->see_body({redaction_->redacted_body(body.text), body.place});
      }
    }
  }

  // They come from the store, and are redacted, in this thread, and are written in another.
  void write_facts(FactStore& store) {
    const std::string path = (fs::path(options_.folder) / "facts.jsonl").string();
    sim::WholeFile out(path);
    std::string lines;
    FactPipe pipe([&](Fact& fact, std::uint64_t told) {
      if (is_before(fact) || is_after(fact)) return consumer_->see_outside(fact, is_before(fact));
      append_json_line(lines, fact, told);
      lines += '\n';
      if (lines.size() >= kBytesAtOnce) out.write(std::exchange(lines, {}));
      if (consumer_ != nullptr) consumer_->see(fact);
    });
    store.each([&](Fact& fact, std::uint64_t told) {
      if (!is_before(fact) && !is_after(fact)) ++result_.facts;
      if (redaction_ != nullptr) redaction_->redact(fact);
      pipe.push(fact, told);
    });
    pipe.close();
    out.write(lines);
    out.finish();
  }

  void write(const std::string& name, const std::string& text) const {
    const std::string path = (fs::path(options_.folder) / name).string();
    sim::write_whole_file(path, text);
  }

  const ImportOptions& options_;
  FactConsumer* consumer_;
  EvidenceFiles found_;
  std::string mapping_;
  std::unique_ptr<Redaction> redaction_;
  std::vector<ReadOf> files_;
  Bodies bodies_;
  FactPipe* pipe_ = nullptr;
  ImportResult result_;
};

}  // namespace

ImportResult import_evidence(const ImportOptions& options, FactConsumer* consumer) {
  return Import(options, consumer).run();
}

}  // namespace evidence
