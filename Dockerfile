# The site as one image, for the web process and for the worker. Not run by us: see README.md.
FROM python:3.13-slim

WORKDIR /plenary
COPY requirements/base.txt requirements/base.txt
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/base.txt

COPY . .
# Compressing takes minutes on a small machine, so it is done here. The values are only for the build.
RUN .venv/bin/python -m tools.compile_catalogues \
    && SECRET_KEY=only-while-the-image-is-built-only-while-the-image-is-built \
        ALLOWED_HOSTS=build BASE_URL=https://build DATABASE_URL=sqlite:////tmp/build.sqlite3 \
        .venv/bin/python manage.py collectstatic --noinput

RUN useradd --system --uid 10001 plenary && install --directory --owner=plenary /var/plenary
USER plenary
ENV PLENARY_VAR=/var/plenary PATH=/plenary/.venv/bin:$PATH
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "config.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=8", "--no-control-socket", "--limit-request-line=8190"]
