#include "sim/git/refs.h"

#include <algorithm>

#include "sim/git/error.h"

namespace sim::git {
namespace {

void refuse_moved(const std::string& name) {
  throw Error(Reason::kNotFastForward, "update " + name,
              "the reference has moved since it was read");
}

// `a` and `a/b` cannot both exist: one would be a file where the other needs a folder.
void refuse_collision(const Refs& refs, const std::string& name) {
  bool collides = !refs.list(name + "/").empty();
  for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at + 1)) {
    collides = collides || refs.find(name.substr(0, at)).has_value();
  }
  if (collides) {
    throw Error(Reason::kConflict, "create " + name,
                "path to reference collides with existing one");
  }
}

class MemoryRefs : public Refs {
 public:
  std::optional<git_oid> find(const std::string& name) const override {
    const auto found = refs_.find(name);
    if (found == refs_.end()) return std::nullopt;
    return found->second;
  }

  std::vector<Entry> list(const std::string& prefix) const override {
    std::vector<Entry> found;
    for (auto at = refs_.lower_bound(prefix); at != refs_.end(); ++at) {
      if (at->first.compare(0, prefix.size(), prefix) != 0) break;
      found.emplace_back(*at);
    }
    return found;
  }

  void set(const std::string& name, const git_oid& target, const git_oid* expected) override {
    const auto found = refs_.find(name);
    const bool exists = found != refs_.end();
    if (exists != (expected != nullptr) ||
        (exists && git_oid_equal(&found->second, expected) == 0)) {
      refuse_moved(name);
    }
    if (exists) {
      found->second = target;
      return;
    }
    check_new(name);
    refs_.emplace(name, target);
  }

 private:
  void check_new(const std::string& name) const {
    int valid = 0;
    check(git_reference_name_is_valid(&valid, name.c_str()), "create", name);
    if (valid == 0) throw Error(Reason::kInvalid, "create " + name, "not a valid reference name");
    refuse_collision(*this, name);
  }

  std::map<std::string, git_oid> refs_;
};

class DiskRefs : public Refs {
 public:
  explicit DiskRefs(git_repository* repository) : repository_(repository) {}

  std::optional<git_oid> find(const std::string& name) const override {
    git_oid id;
    const int code = git_reference_name_to_id(&id, repository_, name.c_str());
    if (code == GIT_ENOTFOUND || code == GIT_EINVALIDSPEC) return std::nullopt;
    check(code, "look up", name);
    return id;
  }

  std::vector<Entry> list(const std::string& prefix) const override {
    RefIteratorPtr all;
    check(git_reference_iterator_glob_new(out(all), repository_, (prefix + "*").c_str()),
          "list references below", prefix);
    std::vector<Entry> found;
    while (true) {
      ReferencePtr reference;
      const int code = git_reference_next(out(reference), all.get());
      if (code == GIT_ITEROVER) break;
      check(code, "list references below", prefix);
      if (const git_oid* id = git_reference_target(reference.get())) {
        found.emplace_back(git_reference_name(reference.get()), *id);
      }
    }
    std::sort(found.begin(), found.end(),
              [](const Entry& a, const Entry& b) { return a.first < b.first; });
    return found;
  }

  void set(const std::string& name, const git_oid& target, const git_oid* expected) override {
    ReferencePtr reference;
    if (expected == nullptr) {
      const int code =
          git_reference_create(out(reference), repository_, name.c_str(), &target, 0, nullptr);
      if (code == GIT_EEXISTS) refuse_moved(name);
      if (code < 0 && code != GIT_EINVALIDSPEC) refuse_collision(*this, name);
      check(code, "create", name);
      return;
    }
    const int code = git_reference_create_matching(out(reference), repository_, name.c_str(),
                                                   &target, 1, expected, nullptr);
    if (code == GIT_EMODIFIED || code == GIT_ENOTFOUND) refuse_moved(name);
    check(code, "update", name);
  }

 private:
  git_repository* repository_;
};

}  // namespace

std::unique_ptr<Refs> memory_refs() { return std::make_unique<MemoryRefs>(); }

std::unique_ptr<Refs> disk_refs(git_repository* repository) {
  return std::make_unique<DiskRefs>(repository);
}

void check_branch_name(const std::string& branch) {
  int valid = 0;
  check(git_branch_name_is_valid(&valid, branch.c_str()), "use branch", branch);
  if (valid == 0) {
    throw Error(Reason::kInvalid, "use branch '" + branch + "'", "not a valid branch name");
  }
}

}  // namespace sim::git
