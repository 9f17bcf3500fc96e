#include "sim/git/disk_origin.h"

#include <system_error>
#include <utility>

#include "sim/git/error.h"
#include "sim/git/library.h"

namespace sim::git {

std::shared_ptr<Storage> make_bare(const std::filesystem::path& path, const std::string& branch) {
  warm_up();
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_empty(path, ignored)) {
    throw Error(Reason::kExists, "create " + path.string(), "the folder is not empty");
  }
  git_repository_init_options options{};
  check(git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION),
        "prepare options");
  options.flags =
      GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_NO_REINIT | GIT_REPOSITORY_INIT_MKPATH;
  options.initial_head = branch.c_str();
  RepositoryPtr repository;
  check(git_repository_init_ext(out(repository), path.c_str(), &options), "create", path.string());
  return disk_storage(std::move(repository));
}

void copy(const Storage& from, const Storage& to) {
  const auto all = from.refs->list("refs/");
  RevwalkPtr walk;
  check(git_revwalk_new(out(walk), from.repository.get()), "copy a repository");
  for (const auto& [name, id] : all) check(git_revwalk_push(walk.get(), &id), "copy", name);

  PackbuilderPtr pack;
  check(git_packbuilder_new(out(pack), from.repository.get()), "copy a repository");
  check(git_packbuilder_insert_walk(pack.get(), walk.get()), "copy a repository");
  const std::filesystem::path folder = to.on_disk / "objects" / "pack";
  check(git_packbuilder_write(pack.get(), folder.c_str(), 0, nullptr, nullptr), "write",
        folder.string());
  check(git_odb_refresh(to.odb.get()), "copy a repository");
  for (const auto& [name, id] : all) to.refs->set(name, id, nullptr);
}

}  // namespace sim::git
